//! Boxes on the map, asked which of them touch another box.

use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use super::lonlat::LonLatBox;

/// Boxes with what each stands for. Built once, never changed.
#[derive(Debug)]
pub struct BoxIndex<T> {
    tree: RTree<GeomWithData<Rectangle<[f64; 2]>, T>>,
}

impl<T: Copy> BoxIndex<T> {
    /// An index of these boxes.
    pub fn of(boxes: impl IntoIterator<Item = (LonLatBox, T)>) -> Self {
        let entries = boxes.into_iter().map(|(it, what)| {
            let rectangle = Rectangle::from_corners([it.west_deg, it.south_deg], [it.east_deg, it.north_deg]);
            GeomWithData::new(rectangle, what)
        });
        Self { tree: RTree::bulk_load(entries.collect()) }
    }

    /// What stands for the boxes that touch this one, in no order.
    pub fn touching(&self, view: LonLatBox) -> impl Iterator<Item = T> + '_ {
        let envelope = AABB::from_corners([view.west_deg, view.south_deg], [view.east_deg, view.north_deg]);
        self.tree.locate_in_envelope_intersecting(envelope).map(|entry| entry.data)
    }

    /// How many boxes there are.
    pub fn len(&self) -> usize {
        self.tree.size()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.tree.size() == 0
    }
}
