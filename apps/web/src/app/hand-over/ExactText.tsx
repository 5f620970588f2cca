/** A text exactly as it is: every blank is marked and none is lost. What is selected and copied is the text itself. */
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
