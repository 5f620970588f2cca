/** Returns ids after all ids that lie below them, and what is left: loops and what leads to one. */
function peeled(below: ReadonlyMap<string, readonly string[]>) {
  const above = new Map<string, string[]>()
  const waiting = new Map<string, number>()
  for (const [id, inner] of below) {
    const known = inner.filter((each) => below.has(each))
    waiting.set(id, known.length)
    for (const each of known) {
      const list = above.get(each)
      if (list) list.push(id)
      else above.set(each, [id])
    }
  }
  const order = [...below.keys()].filter((id) => waiting.get(id) === 0)
  for (const id of order)
    for (const each of above.get(id) ?? []) {
      const left = (waiting.get(each) ?? 0) - 1
      waiting.set(each, left)
      if (left === 0) order.push(each)
    }
  const done = new Set(order)
  return { order, stuck: [...below.keys()].filter((id) => !done.has(id)) }
}

/**
 * Orders groups so that inner ones come first. `inner` has the groups in each group. Groups between
 * which mail would go round in circles are in `looped`. Source: spec 07 §6.7, LINT-30.
 */
export function innerFirst(inner: ReadonlyMap<string, readonly string[]>) {
  const first = peeled(inner)
  const above = new Map(first.stuck.map((id): [string, string[]] => [id, []]))
  for (const id of first.stuck) for (const each of inner.get(id) ?? []) above.get(each)?.push(id)
  const looped = new Set(peeled(above).stuck)
  const without = new Map(
    [...inner].map(([id, below]) => [
      id,
      looped.has(id) ? below.filter((each) => !looped.has(each)) : below,
    ]),
  )
  return { order: peeled(without).order, looped }
}
