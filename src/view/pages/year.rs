//! A year as a picture.

use schemars::JsonSchema;
use serde::Serialize;

use crate::view::parts::{Text, When};

/// A year at a glance: peaks, what happens, waves with their deadlines and hosts.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct YearView {
    /// `Năm 2023, một cái nhìn`.
    pub title: String,
    /// What the picture shows, for those who do not see it.
    pub description: String,
    /// The picture for wide screens: months from left to right.
    pub wide: Drawing,
    /// The picture for phones, 328 pixels wide: months downwards.
    pub tall: Drawing,
    /// The same in words, in the order of time within each kind.
    pub items: Vec<YearItem>,
}

/// Something in the picture.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct YearItem {
    /// The number or word that stands for it in the picture.
    pub number: String,
    pub name: Text,
    pub when: When,
}

/// A picture in pixels.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct Drawing {
    pub width: i32,
    pub height: i32,
    pub shapes: Vec<Shape>,
    pub circles: Vec<Circle>,
    pub words: Vec<Word>,
}

/// A rectangle.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct Shape {
    /// `month`, `now` (the present month), `peak`, `happening`, `wave`, `open` (a wave without a beginning), `deadline`.
    pub name: String,
    pub x: i32,
    pub y: i32,
    pub w: i32,
    pub h: i32,
}

/// A circle by its centre.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct Circle {
    /// `peak`, `happening` (of a day), `host`, `held` (a host that has held its drive).
    pub name: String,
    pub x: i32,
    pub y: i32,
    pub r: i32,
}

/// Words on the line of their letters.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct Word {
    /// `month`, `lane`, `peak`, `happening`, `count`, `deadline`.
    pub name: String,
    pub text: String,
    pub x: i32,
    pub y: i32,
    /// `start`, `middle` or `end`.
    pub anchor: String,
}
