import createDOMPurify from 'dompurify'

/** A link of a message, which leads nowhere in it. */
export type Link = { text: string; target: string }

export type CleanHtml = {
  /** A whole page for a frame. */
  page: string
  /** The same as text, for printing. */
  text: string
  links: Link[]
  /** Links beyond those that are listed. */
  moreLinks: number
  /** Pictures from elsewhere, or that are missing, which are not shown. */
  withoutPictures: number
}

const maxLinks = 500

/** Source: ARC-07. The page that the frame is in has a policy too, and the frame inherits it. */
const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"

const shownPicture = /^data:image\/(?:png|jpe?g|gif|webp|bmp|x-ms-bmp);base64,/i

/** Attributes that name something to load, beside `src` of pictures. */
const loading =
  'srcset background poster lowsrc dynsrc longdesc cite usemap ping action formaction data xlink:href'.split(
    ' ',
  )

const blocks =
  'address,article,blockquote,br,div,dl,dt,dd,footer,h1,h2,h3,h4,h5,h6,header,hr,li,ol,p,pre,section,table,tr,ul'

/**
 * Takes out of styles what names something to load. The policy forbids loading it; this is the second
 * lock. Escapes go first, because they can hide names.
 */
function cleanStyles(css: string): string {
  return css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll('\\', '')
    .replaceAll(/@(?:import|font-face|namespace|charset)[^;{]*(?:;|\{[^}]*\})?/gi, '')
    .replaceAll(/(?:url|image|image-set|src|element|cross-fade|expression)\s*\(/gi, 'none(')
    .replaceAll(/(?:behavior|-moz-binding)\s*:/gi, 'none:')
}

function textOf(body: Element): string {
  const copy = body.cloneNode(true)
  if (!(copy instanceof Element)) return ''
  for (const style of copy.querySelectorAll('style,title')) style.remove()
  for (const block of copy.querySelectorAll(blocks)) block.after('\n')
  for (const cell of copy.querySelectorAll('td,th')) cell.after(' ')
  return (copy.textContent ?? '')
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/\s*\n\s*\n\s*/g, '\n\n')
    .trim()
}

/**
 * Makes the HTML of a message harmless: no script, form or frame, nothing from elsewhere, links that
 * lead nowhere and are listed instead. Source: ARC-07.
 */
export function cleanHtml(
  html: string,
  pictures: readonly (readonly [id: string, address: string])[],
): CleanHtml {
  const purify = createDOMPurify(window)
  // Links that run something are taken out, but people see where they led.
  const targets = new WeakMap<Element, string>()
  purify.addHook('uponSanitizeAttribute', (each, { attrName, attrValue }) => {
    if (attrName === 'href') targets.set(each, attrValue)
  })
  const root = purify.sanitize(html, {
    USE_PROFILES: { html: true },
    WHOLE_DOCUMENT: true,
    RETURN_DOM: true,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    FORBID_TAGS: (
      'form input button select textarea option optgroup datalist output fieldset legend meter ' +
      'progress video audio source track picture map area dialog template slot title'
    ).split(' '),
  })
  const known = new Map(pictures)
  const links: Link[] = []
  let count = 0
  let withoutPictures = 0
  for (const each of root.querySelectorAll('*')) {
    for (const name of loading) each.removeAttribute(name)
    const style = each.getAttribute('style')
    if (style !== null) each.setAttribute('style', cleanStyles(style))
    if (each instanceof HTMLStyleElement) each.textContent = cleanStyles(each.textContent ?? '')
    if (each.hasAttribute('src')) {
      const source = each.getAttribute('src')?.trim() ?? ''
      const id = /^cid:/i.test(source) ? idOf(source) : undefined
      const address = id === undefined ? source : (known.get(id) ?? '')
      if (each instanceof HTMLImageElement && shownPicture.test(address)) each.src = address
      else {
        each.removeAttribute('src')
        withoutPictures++
      }
    }
    const target = targets.get(each)
    if (target === undefined) continue
    for (const name of ['href', 'target', 'download']) each.removeAttribute(name)
    if (++count > maxLinks) continue
    links.push({
      text: (each.textContent ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 200),
      target,
    })
    const number = document.createElement('sup')
    number.textContent = `[${count}]`
    each.classList.add('mailroom-link')
    each.append(number)
  }
  const body: Element = root.querySelector('body') ?? root
  return {
    page: pageOf(root, body),
    text: textOf(body),
    links,
    moreLinks: Math.max(0, count - maxLinks),
    withoutPictures,
  }
}

function idOf(source: string): string {
  const id = source.slice('cid:'.length)
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}

function pageOf(root: Element, body: Element): string {
  const styles = [...root.querySelectorAll('head style')].map(({ outerHTML }) => outerHTML).join('')
  return (
    `<!doctype html><html><head><meta charset="utf-8">` +
    `<meta http-equiv="Content-Security-Policy" content="${policy}">` +
    `<meta http-equiv="x-dns-prefetch-control" content="off"><meta name="referrer" content="no-referrer">` +
    `<style>html{background:#fff;color:#111;font:14px/1.4 sans-serif}body{margin:12px;overflow-wrap:break-word}` +
    `img{max-width:100%}.mailroom-link{color:#006ce0;text-decoration:underline}</style>` +
    `${styles}</head>${body.outerHTML}</html>`
  )
}
