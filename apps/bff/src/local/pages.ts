import { createHash } from 'node:crypto'
import type { Role } from '@mailroom/schemas'
import { localAccounts } from './accounts.ts'

const style = `
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #f9f9fa; color: #0f141a;
  font: 14px/20px system-ui, sans-serif; }
main { width: min(100% - 40px, 400px); box-sizing: border-box; padding: 32px; border: 1px solid #c6c6cd; border-radius: 16px; background: #fff; }
h1 { margin: 0 0 8px; font-size: 24px; line-height: 30px; }
button { width: 100%; margin-top: 12px; padding: 8px 20px; border: 2px solid #006ce0; border-radius: 20px; background: #fff; color: #006ce0;
  font: inherit; font-weight: 700; cursor: pointer; }
button:hover { background: #f0fbff; }
form p { margin: 4px 0 0; text-align: center; }
a { color: inherit; }
button:focus-visible, a:focus-visible { outline: 2px solid #006ce0; outline-offset: 3px; }
@media (prefers-color-scheme: dark) {
  body, main { background: #161d26; color: #f3f3f7; }
  main { border-color: #424650; }
  button { background: #161d26; border-color: #42b4ff; color: #42b4ff; }
  button:hover { background: #001129; }
}`

/** What the pages may do: show their own style and send their forms, which lead back to the console in the end. */
export function pagePolicy(publicUrl: string): string {
  const hash = createHash('sha256').update(style).digest('base64')
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' ${publicUrl}`
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} – Mailroom</title><style>${style}</style></head>
<body><main><h1>${title}</h1>${content}</main></body>
</html>`
}

const roleNames: Record<Role, string> = {
  administrator: 'administrator',
  helpDesk: 'help desk',
  auditor: 'auditor',
}

/** The sign-in page of the local identity provider: a button for each account. */
export function signInPage(): string {
  const accounts = localAccounts.map(
    ({ address, name, role }) =>
      `<button name="account" value="${address}" aria-describedby="${role}">${address}</button><p id="${role}">${name}, ${roleNames[role]}</p>`,
  )
  return page(
    'Choose an account',
    `<p>This is the local identity provider. Its sample accounts need no password and work on this machine only.</p>
<form method="post">${accounts.join('')}</form>`,
  )
}

/** Says that signing in has come to a dead end, such as a page that was left open for too long. */
export function problemPage(publicUrl: string): string {
  return page(
    'Signing in did not work',
    `<p>It may have taken too long. <a href="${publicUrl}/">Back to Mailroom</a></p>`,
  )
}
