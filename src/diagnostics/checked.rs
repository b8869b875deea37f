//! A value together with the problems met while making it.

use super::{Diagnostic, Severity};

/// The problems of a stage, in the order they were met.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Problems(pub Vec<Diagnostic>);

impl Problems {
    pub fn push(&mut self, problem: Diagnostic) {
        self.0.push(problem);
    }

    /// Adds all of another stage's.
    pub fn absorb(&mut self, other: Problems) {
        self.0.extend(other.0);
    }

    /// True when one of them is an error: nothing may be published then.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Makes errors of all problems with one of some codes.
    pub fn deny(&mut self, codes: &[&str]) {
        for problem in &mut self.0 {
            problem.denied |= codes.contains(&problem.problem.code);
        }
    }

    /// How many there are of one severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|p| p.severity() == severity).count()
    }

    /// In file order, none twice: what a person is shown.
    pub fn ordered(mut self) -> Self {
        self.0.sort_by(|a, b| a.order_key().cmp(&b.order_key()));
        self.0.dedup();
        self
    }
}

/// What a stage returns: a value **and** its problems. A problem never stops the stages after it.
#[derive(Clone, Debug, Default)]
pub struct Checked<T> {
    /// The value, as good as it could be made.
    pub value: T,
    /// What is wrong with it.
    pub problems: Problems,
}

impl<T> Checked<T> {
    /// A value and what was met on the way.
    pub fn new(value: T, problems: Problems) -> Self {
        Self { value, problems }
    }

    /// A value without problems.
    pub fn fine(value: T) -> Self {
        Self::new(value, Problems::default())
    }

    /// Takes the value and hands the problems to a collector.
    pub fn into_value(self, collector: &mut Problems) -> T {
        collector.absorb(self.problems);
        self.value
    }
}
