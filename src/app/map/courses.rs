//! What the board counts of the files of a sheet. Held apart from the other facts: most houses of a county were taken over
//! from its register and have no course, and take four bytes here.

/// No place among the courses; no slot.
const NONE: u32 = u32::MAX;

/// The courses of some slots.
#[derive(Debug)]
pub(in crate::app) struct Courses<T> {
    /// For each slot its place below.
    places: Vec<u32>,
    slots: Vec<u32>,
    facts: Vec<T>,
}

impl<T> Default for Courses<T> {
    fn default() -> Self {
        Self { places: Vec::new(), slots: Vec::new(), facts: Vec::new() }
    }
}

fn at(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

impl<T> Courses<T> {
    /// Puts the course of a slot in the place of what was known of it; none for a file without one.
    pub(super) fn put(&mut self, slot: u32, course: Option<T>) {
        if self.places.len() <= at(slot) {
            self.places.resize(at(slot).saturating_add(1), NONE);
        }
        let Some(place) = self.places.get_mut(at(slot)) else { return };
        match course {
            Some(course) if *place == NONE => {
                *place = u32::try_from(self.facts.len()).unwrap_or(NONE);
                self.slots.push(slot);
                self.facts.push(course);
            }
            Some(course) => {
                if let Some(facts) = self.facts.get_mut(at(*place)) {
                    *facts = course;
                }
            }
            None => {
                if let Some(owner) = self.slots.get_mut(at(*place)) {
                    *owner = NONE;
                }
                *place = NONE;
            }
        }
    }

    /// The course of a slot.
    pub(super) fn get(&self, slot: u32) -> Option<&T> {
        self.places.get(at(slot)).and_then(|place| self.facts.get(at(*place)))
    }

    /// Every course with its slot.
    pub(in crate::app) fn iter(&self) -> impl Iterator<Item = (u32, &T)> {
        self.slots.iter().copied().zip(&self.facts).filter(|(slot, _)| *slot != NONE)
    }

    /// Lets go of memory that was asked for in advance.
    pub(super) fn tighten(&mut self) {
        self.places.shrink_to_fit();
        self.slots.shrink_to_fit();
        self.facts.shrink_to_fit();
    }

    /// About how many bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        (self.places.capacity() + self.slots.capacity()) * size_of::<u32>() + self.facts.capacity() * size_of::<T>()
    }
}
