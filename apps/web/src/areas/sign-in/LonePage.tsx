import '../../shell/lone-page.css'
import { type ReactNode, useEffect } from 'react'

type Props = { title: string; children: ReactNode }

/** A page outside of the shell; it is light, because it is the first thing a person loads. */
export function LonePage({ title, children }: Props) {
  useEffect(() => {
    document.title = `${title} – Mailroom`
  }, [title])
  return (
    <div className="lone-page">
      <main>
        <div className="brand">
          <img src="/favicon.svg" alt="" width="24" height="24" />
          Mailroom
        </div>
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  )
}
