/**
 * The position in a list. Without `count` the number of pages is unknown; `more` says whether
 * another one follows.
 */
export type Page = {
  number: number
  count?: number
  more: boolean
  disabled: boolean
  onChange: (number: number) => void
}

/** Returns whether the whole list is on the visible page. */
export function isOnePage({ number, count, more }: Page): boolean {
  return number === 1 && !more && (count ?? 1) <= 1
}

export type PagesWords = {
  pages: string
  previousPage: string
  nextPage: string
  page: (number: number) => string
}

/**
 * Returns the pages to offer: the first, the last, and those around the current one; `undefined` is
 * a gap.
 */
export function offered({ number, count, more }: Page): (number | undefined)[] {
  const last = count ?? number
  const near = [1, number - 1, number, number + 1, last].filter((each) => each >= 1 && each <= last)
  const numbers = [...new Set(near)].sort((a, b) => a - b)
  const withGaps = numbers.flatMap((each, index) => {
    const before = numbers[index - 1] ?? 0
    if (each === before + 2) return [each - 1, each]
    return each > before + 2 ? [undefined, each] : [each]
  })
  return more && count === undefined ? [...withGaps, undefined] : withGaps
}

type ArrowProps = { label: string; path: string; disabled: boolean; onClick: () => void }

/** An arrow that stays focusable at the end of the list, so that the focus is not lost. */
function Arrow({ label, path, disabled, onClick }: ArrowProps) {
  return (
    <li>
      <button
        type="button"
        aria-label={label}
        aria-disabled={disabled}
        onClick={() => {
          if (!disabled) onClick()
        }}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <path d={path} />
        </svg>
      </button>
    </li>
  )
}

/** The navigation through the pages of a list. */
export function Pages({ page, words }: { page: Page; words: PagesWords }) {
  const { number, count = number, disabled, more, onChange } = page
  return (
    <nav className="data-table-pages" aria-label={words.pages}>
      <ul>
        <Arrow
          label={words.previousPage}
          path="m11 2-6 6 6 6"
          disabled={disabled || number === 1}
          // An address may name a page past the end.
          onClick={() => onChange(Math.min(number - 1, count))}
        />
        {offered(page).map((each, index) =>
          each === undefined ? (
            <li key={`gap-${index < 2 ? 'before' : 'after'}`} aria-hidden="true">
              …
            </li>
          ) : (
            <li key={each}>
              <button
                type="button"
                aria-label={words.page(each)}
                aria-current={each === number ? 'page' : undefined}
                aria-disabled={disabled}
                onClick={() => {
                  if (!disabled && each !== number) onChange(each)
                }}
              >
                {each}
              </button>
            </li>
          ),
        )}
        <Arrow
          label={words.nextPage}
          path="m5 2 6 6-6 6"
          disabled={disabled || !more}
          onClick={() => onChange(number + 1)}
        />
      </ul>
    </nav>
  )
}
