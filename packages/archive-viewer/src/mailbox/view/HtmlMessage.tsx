import type { CleanHtml, Link } from '../message/clean-html.ts'
import { useWords } from './formats.ts'

type LinksProps = { links: readonly Link[]; more: number }

/** Where the links of a message lead, as text to copy; none of them can be followed. Source: ARC-07. */
function Links({ links, more }: LinksProps) {
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

/**
 * Shows the cleaned HTML of a message in a frame that may do nothing: no scripts, forms, windows, and
 * by its policy nothing from elsewhere. Source: ARC-07.
 */
export function HtmlMessage({ clean }: { clean: CleanHtml }) {
  const words = useWords()
  const { page, links, moreLinks, withoutPictures } = clean
  return (
    <>
      {withoutPictures > 0 && (
        <p class="notice doubt">{words('withoutPictures', { count: withoutPictures })}</p>
      )}
      <iframe
        key={page}
        class="html-message"
        title={words('htmlMessage')}
        sandbox=""
        srcdoc={page}
      />
      <Links links={links} more={moreLinks} />
    </>
  )
}
