//! Positions as a picture.

use schemars::JsonSchema;
use serde::Serialize;

use crate::view::parts::{StatusView, Text, When};

/// A map of points within an outline, in pixels.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct MapView {
    pub title: String,
    /// What the picture shows, for those who do not see it.
    pub description: String,
    pub width: i32,
    pub height: i32,
    /// The borders as data of SVG paths, where the site has an outline.
    pub outline: Vec<String>,
    pub points: Vec<MapPoint>,
    /// How many more there are than it shows: `và 2 nữa`.
    pub more: Option<String>,
}

/// A point of a map.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct MapPoint {
    /// The number that stands in it and in the list.
    pub number: String,
    pub x: i32,
    pub y: i32,
    /// Where it leads, from the site's root: to what is there, or to the schedule of the place where that is several.
    pub href: String,
    /// What is there.
    pub spots: Vec<MapSpot>,
}

/// Something at a point.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, PartialEq)]
pub struct MapSpot {
    pub name: Text,
    pub when: Option<When>,
    pub status: Option<StatusView>,
}
