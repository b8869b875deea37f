//! A value together with the problems found while it was made.

use super::{Diagnostic, Severity};

/// The problems of a stage, in the order in which they were found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Problems(pub Vec<Diagnostic>);

impl Problems {
    pub fn push(&mut self, problem: Diagnostic) {
        self.0.push(problem);
    }

    /// Adds all problems of another stage.
    pub fn absorb(&mut self, other: Problems) {
        self.0.extend(other.0);
    }

    /// Whether one of them is an error, which prevents publication.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Turns all problems with one of the codes into errors.
    pub fn deny(&mut self, codes: &[&str]) {
        for problem in &mut self.0 {
            problem.denied |= codes.contains(&problem.problem.code);
        }
    }

    /// The number of problems of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|p| p.severity() == severity).count()
    }

    /// Sorts the problems in file order and removes duplicates, for output.
    pub fn ordered(mut self) -> Self {
        self.0.sort_by(|a, b| a.order_key().cmp(&b.order_key()));
        self.0.dedup();
        self
    }
}

/// What a stage returns: a value **and** its problems. A problem never stops the stages after it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checked<T> {
    /// The value, as complete as possible.
    pub value: T,
    /// The problems of the value.
    pub problems: Problems,
}

impl<T> Checked<T> {
    /// A value with the problems found while it was made.
    pub fn new(value: T, problems: Problems) -> Self {
        Self { value, problems }
    }

    /// What a function returns and the problems it found.
    pub fn of(work: impl FnOnce(&mut Problems) -> T) -> Self {
        let mut problems = Problems::default();
        let value = work(&mut problems);
        Self { value, problems }
    }

    /// The same with more problems of the value.
    pub fn and_problems(mut self, more: impl FnOnce(&T) -> Problems) -> Self {
        self.problems.absorb(more(&self.value));
        self
    }

    /// A value without problems.
    pub fn fine(value: T) -> Self {
        Self::new(value, Problems::default())
    }

    /// Returns the value and adds the problems to a collector.
    pub fn into_value(self, collector: &mut Problems) -> T {
        collector.absorb(self.problems);
        self.value
    }
}
