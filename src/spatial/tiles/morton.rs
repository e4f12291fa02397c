//! Cells of a zoom in the order in which a square is quartered: all cells of a tile follow one another.

/// The place of a cell in that order, columns and rows of at most 16 bits.
pub fn morton(x: u32, y: u32) -> u32 {
    spread(x) | spread(y) << 1
}

/// Column and row of a place in that order.
pub fn unmorton(place: u32) -> (u32, u32) {
    (gathered(place), gathered(place >> 1))
}

fn spread(value: u32) -> u32 {
    let value = value & 0xffff;
    let value = (value | value << 8) & 0x00ff_00ff;
    let value = (value | value << 4) & 0x0f0f_0f0f;
    let value = (value | value << 2) & 0x3333_3333;
    (value | value << 1) & 0x5555_5555
}

fn gathered(value: u32) -> u32 {
    let value = value & 0x5555_5555;
    let value = (value | value >> 1) & 0x3333_3333;
    let value = (value | value >> 2) & 0x0f0f_0f0f;
    let value = (value | value >> 4) & 0x00ff_00ff;
    (value | value >> 8) & 0xffff
}
