/** A heading with its place, from 1. */
type Placed = { heading: string; place: number }

/** A heading of the kit, of the sample, or of both. */
export type HeadingPair = { kit?: Placed; sample?: Placed }

/**
 * Puts the headings of a sample beside those of the kit by their names, so that one that is missing
 * makes no other one differ. Of two with the same name the first ones belong together. What only the
 * sample has comes last. Source: KIT-07.
 */
export function compareHeadings(
  expected: readonly string[],
  found: readonly string[],
): HeadingPair[] {
  const left = found.map((heading, at) => ({ heading, place: at + 1 }))
  const pairs = expected.map((heading, at): HeadingPair => {
    const kit = { heading, place: at + 1 }
    const same = left.findIndex((each) => each.heading === heading)
    const [sample] = same < 0 ? [] : left.splice(same, 1)
    return sample ? { kit, sample } : { kit }
  })
  return [...pairs, ...left.map((sample) => ({ sample }))]
}
