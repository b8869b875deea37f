//! What is known of a character, looked up instead of worked out: for passes over whole texts.

/// Characters below this are kept: every letter of the Latin, Khmer and other nearer scripts, and punctuation.
const KEPT: u32 = 0x2200;

/// The answers of a function of characters, as bits.
pub struct CharTable {
    kept: Box<[u8]>,
    of: fn(char) -> u8,
}

impl CharTable {
    pub fn new(of: fn(char) -> u8) -> Self {
        Self { kept: (0..KEPT).map(|code| char::from_u32(code).map_or(0, of)).collect(), of }
    }

    /// The answer for a character.
    pub fn get(&self, c: char) -> u8 {
        self.kept.get(c as usize).copied().unwrap_or_else(|| (self.of)(c))
    }
}
