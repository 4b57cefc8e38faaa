//! A scenario with its undo and redo.

use super::{Command, CommandError, Scenario};

/// Most steps that can be undone.
const STEPS_MAX: usize = 500;

/// A scenario together with the commands that lead back and forth.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct History {
    scenario: Scenario,
    undo: Vec<Command>,
    redo: Vec<Command>,
}

impl History {
    /// Starts from a scenario, with nothing to undo.
    pub fn new(scenario: Scenario) -> Self {
        Self { scenario, ..Self::default() }
    }

    /// The scenario as it stands.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// Carries a command out. Moving the same lever again joins the step before, so that one drag of a slider
    /// is one undo; `joins` says whether this command goes on with such a drag.
    pub fn apply(&mut self, command: Command, joins: bool) -> Result<(), CommandError> {
        let goes_on = joins
            && matches!((&command, self.undo.last()),
                (Command::SetLever { lever, .. }, Some(Command::SetLever { lever: last, .. })) if lever == last);
        let inverse = command.apply(&mut self.scenario)?;
        if !goes_on {
            if self.undo.len() == STEPS_MAX {
                self.undo.remove(0);
            }
            self.undo.push(inverse);
        }
        self.redo.clear();
        Ok(())
    }

    /// Takes the last step back; answers whether there was one.
    pub fn undo(&mut self) -> bool {
        Self::step(&mut self.scenario, &mut self.undo, &mut self.redo)
    }

    /// Makes the last step that was taken back again; answers whether there was one.
    pub fn redo(&mut self) -> bool {
        Self::step(&mut self.scenario, &mut self.redo, &mut self.undo)
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is a step to make again.
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    fn step(scenario: &mut Scenario, from: &mut Vec<Command>, to: &mut Vec<Command>) -> bool {
        let Some(command) = from.pop() else { return false };
        match command.apply(scenario) {
            Ok(inverse) => {
                to.push(inverse);
                true
            }
            Err(_) => false,
        }
    }
}
