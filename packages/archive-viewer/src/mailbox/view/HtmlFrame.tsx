import { useWords } from './formats.ts'

/**
 * Shows a cleaned page of a message in a frame that may do nothing: no scripts, forms, windows, and by
 * its policy nothing from elsewhere. Source: ARC-07.
 */
export function HtmlFrame({ page }: { page: string }) {
  const words = useWords()
  return (
    <iframe key={page} class="html-message" title={words('htmlMessage')} sandbox="" srcdoc={page} />
  )
}
