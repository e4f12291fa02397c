//! What many files of a layer have alike, held once: 1.3 million houses have some ten thousand profiles between them. Most
//! questions are answered by the profile, so that they are asked once for all files that have it.

use std::collections::HashMap;

use super::facts::Profile;

/// The number of the profile of what is no longer there.
pub(super) const OF_THE_GONE: u32 = 0;

/// Profiles by their numbers. One that no file has any more keeps its number for the next that has it.
#[derive(Debug)]
pub(super) struct Profiles {
    all: Vec<Profile>,
    /// How many files have each; of the gone it is not counted.
    held: Vec<u32>,
    numbers: HashMap<Profile, u32>,
}

impl Profiles {
    /// Only the profile of what is gone.
    pub(super) fn new() -> Self {
        Self { all: vec![Profile::GONE], held: vec![0], numbers: HashMap::from([(Profile::GONE, OF_THE_GONE)]) }
    }

    /// The number of a profile, which is put in where it is new.
    pub(super) fn number(&mut self, profile: Profile) -> u32 {
        *self.numbers.entry(profile).or_insert_with(|| {
            self.all.push(profile);
            self.held.push(0);
            u32::try_from(self.all.len() - 1).unwrap_or(OF_THE_GONE)
        })
    }

    /// The profile with this number.
    pub(super) fn of(&self, number: u32) -> Profile {
        usize::try_from(number).ok().and_then(|at| self.all.get(at)).copied().unwrap_or(Profile::GONE)
    }

    /// Counts a file that changes from one profile to another.
    pub(super) fn change(&mut self, from: u32, to: u32) {
        for (number, change) in [(from, -1), (to, 1)] {
            let at = usize::try_from(number).ok().filter(|_| number != OF_THE_GONE);
            if let Some(held) = at.and_then(|at| self.held.get_mut(at)) {
                *held = held.saturating_add_signed(change);
            }
        }
    }

    /// How many files have one of the admitted profiles.
    pub(super) fn held(&self, admitted: &[bool]) -> u64 {
        self.held.iter().zip(admitted).filter(|(_, admitted)| **admitted).map(|(held, _)| u64::from(*held)).sum()
    }

    /// All of them, in the order of their numbers.
    pub(super) fn all(&self) -> &[Profile] {
        &self.all
    }

    /// Something of each profile, to be looked up by its number.
    pub(super) fn each<T>(&self, of: impl FnMut(&Profile) -> T) -> Vec<T> {
        self.all.iter().map(of).collect()
    }

    /// About how many bytes they take.
    pub(super) fn bytes(&self) -> usize {
        self.all.capacity() * (size_of::<Profile>() + size_of::<u32>())
            + self.numbers.capacity() * size_of::<(Profile, u32)>()
    }
}
