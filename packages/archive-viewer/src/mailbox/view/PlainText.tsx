/** How much text is laid out at once; a browser takes seconds for a megabyte in one piece. */
const pieceLength = 16_000

/** Returns where a text is cut after a place: after a line, else after a word, else right there. */
function cutAfter(text: string, place: number): number {
  for (const mark of ['\n', ' ']) {
    const at = text.indexOf(mark, place)
    if (at >= 0 && at < place + pieceLength) return at + 1
  }
  return place
}

function piecesOf(text: string): string[] {
  const pieces: string[] = []
  let at = 0
  while (text.length - at > 2 * pieceLength) {
    const end = cutAfter(text, at + pieceLength)
    // The line break between two pieces is that between two blocks.
    pieces.push(text.slice(at, end).replace(/\n$/, ''))
    at = end
  }
  return [...pieces, text.slice(at)]
}

/** A text as it is. Only the parts of a long one that are seen are laid out. */
export function PlainText({ text, printOnly }: { text: string; printOnly: boolean }) {
  const pieces = piecesOf(text)
  return (
    <div class={printOnly ? 'text print-only' : 'text'}>
      {pieces.map((piece, number) => (
        <pre key={`${number} ${piece.length}`} class={pieces.length > 1 ? 'piece' : ''} dir="auto">
          {piece}
        </pre>
      ))}
    </div>
  )
}
