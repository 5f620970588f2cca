import { createHash } from 'node:crypto'
import type { Role } from '@mailroom/schemas/role'
import { localAccounts } from './accounts.ts'

/** The look of the console's own sign-in page (`lone-page.css`), with a card for each account. */
const style = `
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #f9f9fa; color: #0f141a;
  font: 14px/20px "Open Sans", "Helvetica Neue", Roboto, Arial, sans-serif; }
main { width: min(100% - 40px, 400px); box-sizing: border-box; padding: 32px; border: 1px solid #c6c6cd; border-radius: 16px; background: #fff; }
h1 { margin: 0 0 8px; font-size: 24px; line-height: 30px; }
p { margin: 0 0 20px; }
form { display: grid; gap: 12px; }
button { display: grid; gap: 2px; padding: 12px 16px; border: 1px solid #8c8c94; border-radius: 12px; background: #fff; color: inherit;
  font: inherit; text-align: start; overflow-wrap: anywhere; cursor: pointer; }
button strong { color: #006ce0; }
button:hover { border-color: #006ce0; background: #f0fbff; }
a { color: #006ce0; }
button:focus-visible, a:focus-visible { outline: 2px solid #006ce0; outline-offset: 3px; }
@media (prefers-color-scheme: dark) {
  body, main { background: #161d26; color: #f3f3f7; }
  main { border-color: #424650; }
  button { background: #161d26; border-color: #656871; }
  button strong, a { color: #42b4ff; }
  button:hover { border-color: #42b4ff; background: #001129; }
}`

/**
 * The content security policy of the pages: they may use their own style and send their forms,
 * which lead back to the console.
 */
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
  administrator: 'Administrator',
  helpDesk: 'Help desk',
  auditor: 'Auditor',
}

/** Returns the sign-in page of the local identity provider: a card for each account. */
export function signInPage(): string {
  const accounts = localAccounts.map(
    ({ address, name, role }) =>
      `<button name="account" value="${address}"><strong>${name}</strong><span>${roleNames[role]}</span><span>${address}</span></button>`,
  )
  return page(
    'Choose an account',
    `<p>This is the local identity provider. Its sample accounts need no password and work on this machine only.</p>
<form method="post">${accounts.join('')}</form>`,
  )
}

/**
 * Returns the page for a sign-in that cannot continue, for example because it was left open too
 * long.
 */
export function problemPage(publicUrl: string): string {
  return page(
    'Signing in did not work',
    `<p>It may have taken too long. <a href="${publicUrl}/">Back to Mailroom</a></p>`,
  )
}
