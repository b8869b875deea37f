//! The options of `translations`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Args)]
pub struct TranslationsOptions {
    /// cách in | how the list is printed
    #[arg(long, value_name = "format", value_parser = ["human", "json"], default_value = "human")]
    pub format: String,
    #[command(subcommand)]
    pub stamp: Option<StampOptions>,
}

#[derive(Subcommand)]
pub enum StampOptions {
    /// ghi rằng bản dịch đúng với bản tiếng Việt hôm nay; chỉ sửa các dòng `follows` |
    /// marks translations as following today's Vietnamese; changes their `follows` lines alone
    Stamp {
        /// tệp bản dịch | a translation
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
}
