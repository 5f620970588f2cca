const paths = {
  caret: 'M4 5h8l-4 6Z',
  close: 'm2 2 12 12M14 2 2 14',
  dots: 'M8 2.5v1M8 7.5v1M8 12.5v1',
  person: 'M11 4.5a3 3 0 1 1-6 0 3 3 0 0 1 6 0ZM2 15v-1c0-2.2 2.7-4 6-4s6 1.8 6 4v1',
  search: 'M11 6.5a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0ZM10 10l5 5',
  settings:
    'M2 4h3M9 4h5M2 12h5M11 12h3M9 4a2 2 0 1 1-4 0 2 2 0 0 1 4 0ZM11 12a2 2 0 1 1-4 0 2 2 0 0 1 4 0Z',
}

export type IconName = keyof typeof paths

/** A sign beside or in place of words; a screen reader says nothing of it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} fill={name === 'caret' ? 'currentColor' : undefined} />
    </svg>
  )
}
