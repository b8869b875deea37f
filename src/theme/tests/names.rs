//! Which names a template may use, and where a name that does not exist is reported.

use super::{loaded, reported};
use crate::model::values::Options;
use crate::theme::files::EMBEDDED;
use crate::theme::names::questions;
use crate::theme::templates::syntax;

#[test]
fn a_mistyped_field_is_reported_at_its_place_even_where_it_would_only_be_false() {
    let page = "<p>\n{% if view.statsu %}x{% endif %}";
    assert_eq!(
        reported("bare", &[("bare/templates/pages/drive.html", page)], &Options::default()),
        [
            "template-variable themes/bare/templates/pages/drive.html:2:12 `view` has no field `statsu`; did you mean `status`?"
        ]
    );
}

#[test]
fn fields_are_followed_through_loops_includes_blocks_and_components() {
    let changes = [
        (
            "bare/templates/pages/home.html",
            "{% extends \"layouts/base.html\" %}{% block content %}{% for row in view.upcoming %}{% include \"parts/row.html\" %}{% endfor %}{% endblock %}",
        ),
        (
            "bare/templates/parts/row.html",
            "{% if row.hosst %}a{% endif %}{% for p in row.place %}{{ <words x={p} /> }}{% endfor %}",
        ),
        (
            "bare/templates/parts/words.html",
            "{% component words(x, @page) %}{% if x.tetx %}{{ page.root }}{% endif %}{% endcomponent words %}",
        ),
    ];
    assert_eq!(
        reported("bare", &changes, &Options::default()),
        [
            "template-variable themes/bare/templates/parts/row.html:1:11 `row` has no field `hosst`; did you mean `host`?",
            "template-variable themes/bare/templates/parts/words.html:1:40 `x` has no field `tetx`; did you mean `text`?",
        ]
    );
}

#[test]
fn variables_of_the_template_itself_are_known() {
    let page = "{% set n = view.upcoming | length %}{{ n }}{% for key, value in site.options %}{{ key }}{{ value }}{{ loop.index }}\
                {% endfor %}{{ [row.title for row in view.upcoming if row.day] | join(sep=\", \") }}{{ view.schedule[\"text\"] }}\
                {% if view.upcoming is iterable and not view.news %}{{ \"view.x\" ~ n }}{% endif %}";
    loaded("bare", &[("bare/templates/pages/home.html", page)]);
}

#[test]
fn names_are_looked_for_in_every_branch_and_operand() {
    let page = "{% if view.a and view.news %}{% elif page.b or not t.c %}{% else %}{{ 'x' if site.d else view.e }}{% endif %}\
                {% for r in view.upcoming %}{{ r.f }}{% else %}{{ view.g }}{% endfor %}{% set n = view.h %}\
                {{ [r.i for r in view.upcoming if r.day] | length }}{% if view.j[0].k %}{% endif %}{{ <a x={view.l} /> }}\
                {%- if view.upcoming.m == \"}}\" %}{# view.n #}{% raw %}{{ view.o }}{% endraw %}{% endif -%}";
    let parts = (
        "bare/templates/parts/a.html",
        "{% component a(x) %}{% if x.p %}{{ body }}{{ q }}{% endif %}{% endcomponent a %}",
    );
    let reported = reported("bare", &[("bare/templates/pages/home.html", page), parts], &Options::default());
    let names: Vec<&str> = reported.iter().filter_map(|line| line.split(';').next()?.rsplit('`').nth(1)).collect();
    assert_eq!(names, ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "l", "m", "q"], "{reported:#?}");
    assert!(reported.iter().all(|line| line.starts_with("template-variable")), "{reported:#?}");
}

#[test]
fn names_that_a_template_asks_for_or_that_hold_several_things_are_left_alone() {
    let page = "{% if view.a is defined and b is not defined %}{{ view.a }}{% endif %}{{ view.c | default(value=\"\") }}\
                {% if view.news %}{% set x = view.schedule %}{% else %}{% set x = view.upcoming %}{% endif %}\
                {% if x.anything %}{% endif %}{% set y %}{{ view.upcoming | length }}{% endset %}{{ y }}";
    let reported = reported("bare", &[("bare/templates/pages/home.html", page)], &Options::default());
    assert!(matches!(&reported[..], [only] if only.contains("`view` has no field `a`")), "{reported:#?}");
}

#[test]
fn every_template_of_the_program_can_be_asked_for_its_names() {
    for file in EMBEDDED.iter().filter(|file| file.path.ends_with(".html")) {
        let text = String::from_utf8_lossy(&file.bytes);
        let questions = questions(&file.path, &text, &mut Vec::new());
        assert_eq!(syntax(&tera::Tera::default(), &file.path, &questions), None, "{questions}");
    }
}

#[test]
fn a_shared_piece_knows_what_many_pages_have_in_common_and_no_more() {
    let layout =
        ("bare/templates/layouts/base.html", "{{ page.title }}{{ shared.foot }}{% if shared.foto %}{% endif %}");
    let foot = "{% if page.root %}{{ page.lang }}{{ site.title }}{{ t.hello }}{% endif %}{% if page.titel %}{% endif %}\n\
                {% if view.entry %}{% endif %}{% include \"parts/own.html\" %}";
    let changes = [
        layout,
        ("bare/templates/shared/foot.html", foot),
        ("bare/templates/parts/own.html", "{% if page.title %}{% endif %}{% if shared.foot %}{% endif %}"),
    ];
    assert_eq!(
        reported("bare", &changes, &Options::default()),
        [
            "template-variable themes/bare/templates/layouts/base.html:1:47 `shared` has no field `foto`; did you mean `foot`?",
            "template-variable themes/bare/templates/parts/own.html:1:12 a template of `shared/` is drawn for many pages, so its `page` has no field `title`",
            "template-variable themes/bare/templates/parts/own.html:1:37 there is no variable `shared`",
            "template-variable themes/bare/templates/shared/foot.html:1:85 a template of `shared/` is drawn for many pages, so its `page` has no field `titel`",
            "template-variable themes/bare/templates/shared/foot.html:2:7 there is no variable `view`",
        ]
    );
    let absent = ("bare/templates/shared/foot.html", "{{ site.organization.text }}");
    let reported = reported("bare", &[absent], &Options::default());
    assert!(matches!(&reported[..], [only] if only.contains("shared/foot.html:1:")), "{reported:#?}");
}
