//! `parvis proposals`: what residents say, sealed, opened, counted and handed on.

mod audit;
mod cards;
mod count;
mod export;
mod files;
mod keygen;
mod open;
mod qr;
mod seal;

use clap::Subcommand;
use std::error::Error;
use std::process::ExitCode;

/// What can be done with proposals and ballots.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Ask whether somebody could be found in a file.
    Audit(audit::Arguments),
    /// Make voters' cards: a sheet to print, and the public keys to publish.
    Cards(cards::Arguments),
    /// Count the ballots of cards: which of them hold, and what they add up to.
    Count(count::Arguments),
    /// Write proposals as others read them: Decidim, NGSI-LD, GeoJSON.
    Export(export::Arguments),
    /// Make the commune's key pair, with its backup on paper.
    Keygen(keygen::Arguments),
    /// Open sealed records with the commune's private key.
    Open(open::Arguments),
    /// Seal records to the commune's public key.
    Seal(seal::Arguments),
}

impl Command {
    /// Carries the command out.
    pub(crate) fn run(self) -> Result<ExitCode, Box<dyn Error>> {
        match self {
            Self::Audit(arguments) => audit::run(&arguments),
            Self::Cards(arguments) => cards::run(&arguments),
            Self::Count(arguments) => count::run(&arguments),
            Self::Export(arguments) => export::run(&arguments),
            Self::Keygen(arguments) => keygen::run(&arguments),
            Self::Open(arguments) => open::run(&arguments),
            Self::Seal(arguments) => seal::run(&arguments),
        }
    }
}
