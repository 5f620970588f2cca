/** A piece of a structured header: a word, what stood in quotes, a comment, or a semicolon. */
export type Token = { kind: 'word' | 'quoted' | 'comment' | 'semicolon'; text: string }

/** Characters without a meaning of their own. */
const plain = /[^\s;()"]+/y

/** What is read of one structured header; the rest of a longer one says nothing new. */
const longest = 16_384

/** Returns the text up to an unescaped closing quote, and the position after it. */
function quotedAt(text: string, start: number): { text: string; end: number } {
  let found = ''
  let position = start + 1
  for (; position < text.length && text[position] !== '"'; position += 1) {
    if (text[position] === '\\') position += 1
    found += text[position] ?? ''
  }
  return { text: found, end: position + 1 }
}

/** Returns the text of a comment, which may hold others, and the position after it. */
function commentAt(text: string, start: number): { text: string; end: number } {
  let depth = 0
  let position = start
  for (; position < text.length; position += 1) {
    const character = text[position]
    if (character === '\\') position += 1
    else if (character === '(') depth += 1
    else if (character === ')') {
      depth -= 1
      if (depth === 0) break
    }
  }
  return { text: text.slice(start + 1, position).trim(), end: position + 1 }
}

/** Splits the value of a structured header. Source: RFC 5322 §3.2. */
export function scan(value: string): Token[] {
  const text = value.slice(0, longest)
  const tokens: Token[] = []
  let word = ''
  const endWord = () => {
    if (word !== '') tokens.push({ kind: 'word', text: word })
    word = ''
  }
  for (let position = 0; position < text.length; ) {
    const character = text[position] ?? ''
    if (character === '"') {
      const quoted = quotedAt(text, position)
      // A quote belongs to the word that it is part of, such as reason="…".
      if (word === '') tokens.push({ kind: 'quoted', text: quoted.text })
      else word += quoted.text
      position = quoted.end
      continue
    }
    if (character === '(') {
      endWord()
      const comment = commentAt(text, position)
      tokens.push({ kind: 'comment', text: comment.text })
      position = comment.end
      continue
    }
    if (character === ';') {
      endWord()
      tokens.push({ kind: 'semicolon', text: ';' })
    } else if (/\s/.test(character)) endWord()
    else {
      plain.lastIndex = position
      const run = plain.exec(text)?.[0] ?? character
      word += run
      position += run.length
      continue
    }
    position += 1
  }
  endWord()
  return tokens
}
