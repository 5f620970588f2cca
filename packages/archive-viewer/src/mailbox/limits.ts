const kb = 1024
const mb = 1024 * kb
const gb = 1024 * mb

/** What is read of an archive and a message, in bytes unless it says otherwise. Source: ARC-06, ARC-09. */
export const limits = {
  archive: 50 * gb,
  entries: 500_000,
  /** Of one entry, inflated. */
  entry: 512 * mb,
  /** How much larger an entry may be than its compressed form. */
  ratio: 1_000,
  /** Below this size no ratio is hostile. */
  harmless: mb,
  /** Of a message, for its line in the list. */
  head: 64 * kb,
  /** Smaller entries are inflated whole for their line, so that damage is known at once. */
  checkedWhole: 256 * kb,
  message: 50 * mb,
  depth: 20,
  parts: 1_000,
  header: mb,
  /** Of a text that is shown; a browser cannot lay out more in time. */
  shownText: 2 * mb,
  /** Of one picture of a message, and of all. */
  picture: 5 * mb,
  pictures: 25 * mb,
  calendar: 512 * kb,
  /** Of a file that is put together in memory, and of one that is streamed. */
  savedFromMemory: 500 * mb,
  savedByStreaming: 2 * gb,
} as const
