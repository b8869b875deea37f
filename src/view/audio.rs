//! The recording of a note.

use super::context::ViewContext;
use super::parts::AudioView;
use crate::dates::duration::duration_iso;
use crate::model::translation::Translation;
use crate::source::media::Format;

/// The recording of a translation, for a page that stands at `root` from the site's root. `None` where it has none, or
/// the file is not published.
pub fn audio(cx: ViewContext<'_>, translation: &Translation, root: &str) -> Option<AudioView> {
    let audio = translation.credit.audio.as_ref()?;
    let href = cx.file_href(&audio.file)?;
    let facts = cx.sizes.get(audio.file.path().as_str()).copied().unwrap_or_default();
    let is_m4a = audio.file.name.to_lowercase().ends_with(Format::M4a.ending());
    let format = if is_m4a { Format::M4a } else { Format::Mp3 };
    let html = |words: &Option<_>| words.as_ref().and_then(|words| cx.html(words, root));
    Some(AudioView {
        href,
        mime: format.mime().to_owned(),
        format: format.name().to_owned(),
        size: cx.locale.file_size(facts.bytes),
        length: facts.seconds.map(|seconds| cx.locale.duration(seconds)),
        datetime: facts.seconds.map(duration_iso),
        speaker: audio.speaker.clone(),
        transcript: html(&audio.transcript),
        transcript_vi: html(&audio.transcript_vi),
        lang: cx.site.config.tag_with_script(&translation.language),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::source::recording::FileFacts;
    use crate::view::testing::with_files;

    const SITE: (&str, &str) =
        ("content/site.yaml", "title: Thử\nid: thu.example\nlanguage: vi\nlanguages:\n  - tag: rmx\n");
    const PAGE: (&str, &str) = ("content/pages/mot.md", "---\ntitle: Một\n---\nMột.\n");
    const NOTE: (&str, &str) = (
        "content/pages/mot.rmx.md",
        "---\naudio:\n  file: mot.m4a\n  speaker: Bà A\n  transcript_vi: Một **bản** thử.\n---\n",
    );

    #[test]
    fn a_recording_shows_its_size_its_length_and_its_words() {
        let facts = FileFacts { bytes: 491_520, seconds: Some(125) };
        let sizes = BTreeMap::from([("content/pages/mot.m4a".into(), facts)]);
        let view = with_files(&[SITE, PAGE, NOTE], &sizes, |cx| {
            let renditions = cx.site.translations.values().flat_map(|languages| languages.values());
            renditions.filter_map(|rendition| audio(cx, &rendition.translation, "../../")).next()
        });
        let view = view.unwrap();
        assert_eq!((&*view.mime, &*view.format, &*view.size), ("audio/mp4", "M4A", "480 KB"));
        assert_eq!((view.length.as_deref(), view.datetime.as_deref()), (Some("2 phút 05 giây"), Some("PT2M5S")));
        assert_eq!((view.speaker.as_deref(), &*view.lang), (Some("Bà A"), "rmx"));
        assert!(view.transcript.is_none() && view.transcript_vi.unwrap().contains("<strong>bản</strong>"));
        assert!(view.href.ends_with("mot.m4a"), "{}", view.href);
    }
}
