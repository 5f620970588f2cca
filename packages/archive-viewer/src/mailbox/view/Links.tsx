import type { Link } from '../message/clean-html.ts'
import { useWords } from './formats.ts'

type Props = { links: readonly Link[]; more: number }

/** Where the links of a message lead, as text to copy; none of them can be followed. Source: ARC-07. */
export function Links({ links, more }: Props) {
  const words = useWords()
  if (links.length === 0) return null
  return (
    <section aria-labelledby="links">
      <h3 id="links">{words('links', { count: links.length + more })}</h3>
      <p class="dim">{words('linksHint')}</p>
      <ol class="links">
        {links.map(({ text, target }, number) => (
          <li key={`${number} ${target}`}>
            {text && (
              <>
                <bdi>{text}</bdi>{' '}
              </>
            )}
            <code>
              <bdi>{target}</bdi>
            </code>
          </li>
        ))}
      </ol>
      {more > 0 && <p>{words('moreLinks', { count: more })}</p>}
    </section>
  )
}
