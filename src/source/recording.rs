//! A recording of a note: whether it may be published, and how long it is.

use super::media::{Format, Media, NotMedia, media};
use super::problems::{BAD_RECORDING, HEAVY_RECORDING};
use crate::bilingual;
use crate::dates::duration::{duration_en, duration_vi};
use crate::diagnostics::{Bilingual, Diagnostic, Problems};
use crate::model::values::FileName;

/// Bytes a recording may have: people pay for them.
pub const LARGEST_RECORDING: u64 = 2 * 1024 * 1024;

/// What a page knows of a file beside its address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FileFacts {
    pub bytes: u64,
    /// The length of a recording, in seconds.
    pub seconds: Option<u64>,
}

/// Looks at the bytes of a recording. Everything wrong with it is a problem at the field that names it.
pub fn recording(file: &FileName, bytes: &[u8], problems: &mut Problems) -> Option<Media> {
    let media = match media(bytes) {
        Ok(media) => media,
        Err(why) => {
            problems.push(refused(file, why));
            return None;
        }
    };
    problems.0.extend(misnamed(file, media.format));
    problems.0.extend(heavy(file, media, bytes.len() as u64));
    Some(media)
}

/// A recording that may not be published.
pub fn refused(file: &FileName, why: NotMedia) -> Diagnostic {
    let name = &file.name;
    let message = match why {
        NotMedia::Empty => bilingual!("`{name}` là tệp rỗng", "`{name}` is empty"),
        NotMedia::Unknown => bilingual!("`{name}` không phải bản thu âm", "`{name}` is not a recording"),
        NotMedia::Other(what) => {
            bilingual!("`{name}` không phải MP3 hay M4A mà là {what}", "`{name}` is neither MP3 nor M4A but {what}")
        }
        NotMedia::Broken(format) => {
            let what = format.name();
            bilingual!(
                "`{name}` là tệp {what} hỏng hoặc bị cắt cụt, không nghe được",
                "`{name}` is an {what} file that is damaged or cut short: nobody can hear it"
            )
        }
    };
    let help = match why {
        NotMedia::Empty | NotMedia::Broken(_) => Bilingual::literal(
            "nghe thử tệp gốc rồi chép hoặc xuất lại",
            "play the original, then copy or export it again",
        ),
        NotMedia::Unknown | NotMedia::Other(_) => Bilingual::literal(
            "mở bản thu bằng Audacity, xuất (Export) ra MP3, một kênh (mono), 32 kbit/s; đổi đuôi tệp thì không đủ",
            "open it in Audacity and export it as MP3, mono, 32 kbit/s; another ending alone is not enough",
        ),
    };
    BAD_RECORDING.at(&file.span).message(message).found(name.as_str()).accepted(["MP3", "M4A"]).help(help)
}

/// Players believe the media type, which servers take from the ending.
fn misnamed(file: &FileName, format: Format) -> Option<Diagnostic> {
    let (stem, ending) = file.name.rsplit_once('.').unwrap_or((&file.name, ""));
    if ending.eq_ignore_ascii_case(format.ending()) {
        return None;
    }
    let (name, what, right) = (&file.name, format.name(), format!("{stem}.{}", format.ending()));
    let message =
        bilingual!("`{name}` có nội dung {what} nhưng mang đuôi khác", "`{name}` holds {what} under another ending");
    let help = bilingual!("đổi tên tệp thành `{right}`, cả ở đây", "call the file `{right}`, here too");
    Some(BAD_RECORDING.at(&file.span).message(message).found(name.as_str()).help(help))
}

fn heavy(file: &FileName, media: Media, bytes: u64) -> Option<Diagnostic> {
    if bytes <= LARGEST_RECORDING {
        return None;
    }
    let tenths = (bytes * 10).div_ceil(1024 * 1024);
    let (whole, tenth) = (tenths / 10, tenths % 10);
    let (vi, en) = (duration_vi(media.seconds), duration_en(media.seconds));
    let message = bilingual!(
        "bản thu nặng {whole},{tenth} MB, dài {vi}; nhiều nhất là 2 MB",
        "the recording has {whole}.{tenth} MB and lasts {en}; 2 MB at most"
    );
    let help = match fitting(media.seconds) {
        Some(rate) => bilingual!(
            "xuất lại với {rate} kbit/s, một kênh (mono): giọng nói vẫn rõ",
            "export it again with {rate} kbit/s, mono: speech stays clear"
        ),
        None => Bilingual::literal(
            "dài quá để nghe qua mạng yếu: thu lại ngắn hơn, hoặc chia thành nhiều bài",
            "too long for a weak network: record less, or make several notes of it",
        ),
    };
    Some(HEAVY_RECORDING.at(&file.span).message(message).found(file.name.as_str()).help(help))
}

/// The best usual bit rate of speech, in kbit/s, at which so many seconds are small enough, with 3 % for what is not
/// sound; `None` where none is.
fn fitting(seconds: u64) -> Option<u64> {
    let fits = |rate: &u64| rate * 1000 / 8 * seconds * 103 / 100 <= LARGEST_RECORDING;
    [64, 48, 32, 24].into_iter().find(fits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Span;

    const MP3: &[u8] = include_bytes!("../../tests/recordings/tone.mp3");
    const PLAIN: &[u8] = include_bytes!("../../tests/recordings/tone-plain.mp3");
    const M4A: &[u8] = include_bytes!("../../tests/recordings/tone.m4a");

    fn problems_of(name: &str, bytes: &[u8]) -> Vec<(&'static str, String)> {
        let mut problems = Problems::default();
        let file = FileName { name: name.to_owned(), span: Span::whole("content/pages/mot.rmx.md".into()) };
        recording(&file, bytes, &mut problems);
        let said = |it: &Diagnostic| format!("{}; {}", it.message.en, it.help.as_ref().map_or("", |help| &help.en));
        problems.0.iter().map(|problem| (problem.problem.code, said(problem))).collect()
    }

    #[test]
    fn a_good_recording_has_no_problem_whatever_the_case_of_its_ending() {
        assert_eq!(problems_of("mot.mp3", MP3), []);
        assert_eq!(problems_of("MOT.M4A", M4A), []);
    }

    #[test]
    fn a_recording_under_the_ending_of_another_gets_its_name() {
        let [(code, said)] = &problems_of("mot.mp3", M4A)[..] else { panic!("one problem") };
        assert!(*code == "bad-recording" && said.contains("`mot.m4a`"), "{said}");
    }

    #[test]
    fn a_heavy_recording_gets_a_bit_rate_that_fits() {
        // 16 kbit/s and a little more than 2 MB: 17 to 18 minutes, too long for every bit rate.
        let heavy = PLAIN.repeat(1 + LARGEST_RECORDING as usize / PLAIN.len());
        let codes: Vec<_> = problems_of("mot.mp3", &heavy).into_iter().map(|(code, _)| code).collect();
        assert_eq!(codes, ["heavy-recording"]);
        assert_eq!(
            [60, 240, 300, 480, 600, 900].map(fitting),
            [64, 64, 48, 32, 24, 0].map(|rate| (rate > 0).then_some(rate))
        );
    }

    #[test]
    fn a_suggested_bit_rate_is_small_enough() {
        for seconds in 1..2000 {
            let bytes = fitting(seconds).map_or(0, |rate| rate * 125 * seconds);
            assert!(bytes <= LARGEST_RECORDING, "{seconds}");
        }
    }
}
