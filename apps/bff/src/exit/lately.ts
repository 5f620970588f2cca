/** Keeps the newest values by their keys, at most some of them. */
export function lately<Value>(maxKept: number) {
  const values = new Map<string, Value>()
  return {
    get: (key: string) => values.get(key),
    set(key: string, value: Value) {
      values.delete(key)
      values.set(key, value)
      const [oldest] = values.keys()
      if (values.size > maxKept && oldest !== undefined) values.delete(oldest)
    },
    delete: (key: string) => values.delete(key),
  }
}
