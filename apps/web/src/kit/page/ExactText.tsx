/**
 * An exact text: every space is marked and none is lost. Selecting and copying give the text
 * itself.
 */
export function ExactText({ children }: { children: string }) {
  let position = 0
  return (
    <span className="exact-text">
      {children.split(/(\s)/).map((part) => {
        const key = position
        position += part.length
        return /^\s$/.test(part) ? (
          <span key={`blank ${key}`} className="blank">
            {part}
          </span>
        ) : (
          part
        )
      })}
    </span>
  )
}

export function hasBlank(text: string): boolean {
  return /\s/.test(text)
}
