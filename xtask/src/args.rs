//! The options of a command, and a refusal of those it does not have.

use crate::trouble::{Result, Trouble};
use std::str::FromStr;

/// What stands after the command's name.
pub(crate) struct Args(Vec<String>);

impl Args {
    pub(crate) fn new(words: impl Iterator<Item = String>) -> Self {
        Self(words.collect())
    }

    /// Takes `--name`, and says whether it was there.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        let at = self.0.iter().position(|word| word == name);
        at.map(|at| self.0.remove(at)).is_some()
    }

    /// Takes `--name VALUE`.
    pub(crate) fn value<T: FromStr>(&mut self, name: &str) -> Result<Option<T>> {
        let Some(at) = self.0.iter().position(|word| word == name) else { return Ok(None) };
        self.0.remove(at);
        let word = if at < self.0.len() { self.0.remove(at) } else { String::new() };
        let value = word.parse();
        value.map(Some).map_err(|_| Trouble::new(format!("`{name}` needs a value, and `{word}` is not one")))
    }

    /// Refuses what no option has taken.
    pub(crate) fn end(self) -> Result {
        match self.0.first() {
            Some(word) => Err(Trouble::new(format!("`{word}` is not an option of this command"))
                .mended_by("cargo xtask help")),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(words: &str) -> Args {
        Args::new(words.split_whitespace().map(Into::into))
    }

    #[test]
    fn options_are_taken_in_any_order() {
        let mut given = args("--dev --port 9000");
        assert_eq!(given.value("--port").unwrap(), Some(9000_u16));
        assert!(given.flag("--dev"));
        given.end().unwrap();
    }

    #[test]
    fn what_is_not_an_option_is_refused() {
        assert!(args("--prot 9000").end().is_err());
        assert!(args("--port").value::<u16>("--port").is_err());
        assert!(args("--port 99999").value::<u16>("--port").is_err());
    }
}
