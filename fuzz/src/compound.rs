//! A compound file with one stream, as old workbooks are: what is fuzzed is what stands in the stream.

const SECTOR: usize = 512;
/// Streams below this size stand elsewhere; a shorter one is filled with zeros.
const SMALLEST: usize = 4096;
const END: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;

/// A compound file with the stream of a workbook: the list of sectors, the folder, then the stream.
pub fn compound(stream: &[u8]) -> Vec<u8> {
    // One list of sectors has room for 128, two of which are its own and the folder's.
    let mut stream = stream[..stream.len().min(126 * SECTOR)].to_vec();
    stream.resize(stream.len().max(SMALLEST).next_multiple_of(SECTOR), 0);
    let mut file = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    file.resize(24, 0);
    for number in [0x3E_u16, 3, 0xFFFE, 9, 6] {
        file.extend(number.to_le_bytes());
    }
    file.resize(44, 0);
    for number in [1, 1, 0, 4096, END, 0, END, 0, 0] {
        file.extend(number.to_le_bytes());
    }
    file.resize(SECTOR, 0xFF);
    let sectors = u32::try_from(stream.len() / SECTOR).expect("a stream is short");
    let mut list = vec![0xFFFF_FFFD, END];
    list.extend(3..=sectors + 1);
    list.push(END);
    list.resize(SECTOR / 4, FREE);
    file.extend(list.into_iter().flat_map(u32::to_le_bytes));
    let length = u32::try_from(stream.len()).expect("a stream is short");
    file.extend(entry("Root Entry", 5, 1, END, 0));
    file.extend(entry("Workbook", 2, FREE, 2, length));
    file.resize(3 * SECTOR, 0);
    file.extend(stream);
    file
}

/// An entry of the folder.
fn entry(name: &str, kind: u8, child: u32, start: u32, length: u32) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let bytes = u16::try_from(entry.len() + 2).expect("a name is short");
    entry.resize(64, 0);
    entry.extend(bytes.to_le_bytes());
    entry.extend([kind, 1]);
    for number in [FREE, FREE, child] {
        entry.extend(number.to_le_bytes());
    }
    entry.resize(116, 0);
    entry.extend(start.to_le_bytes());
    entry.extend(length.to_le_bytes());
    entry.resize(128, 0);
    entry
}
