/** A message that tries something, and what a person has to see of it. */
export type HostileMessage = {
  name: string
  /** Its subject, as it is shown. */
  title: string
  source: string
  /** A part of the message in the page, or of the text in its frame. */
  sees: string
}

const html = (title: string, body: string) =>
  `From: Eve <eve@x.example>\r\nSubject: ${title}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>before</p>${body}<p>after</p>`

const multipart = (boundary: string) =>
  `Content-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n--${boundary}\r\n`

/** Returns messages whose every address is at an origin, and whose scripts set `hacked`. */
export function hostileMessages(origin: string): HostileMessage[] {
  const run = 'top.hacked=1;window.hacked=1'
  const at = (path: string) => `${origin}/${path}`
  const page = (name: string, body: string, sees = 'after'): HostileMessage => ({
    ...{ name, title: name },
    source: html(name, body),
    sees,
  })
  return [
    page('script', `<script>${run}</script><script src="${at('s.js')}"></script>`),
    page(
      'event handlers',
      `<img src=x onerror="${run}"><b onmouseover="${run}" onclick="${run}">b</b>`,
    ),
    page(
      'autofocus',
      `<input autofocus onfocus="${run}"><details open ontoggle="${run}">d</details>`,
    ),
    page(
      'remote pictures',
      `<img src="${at('1.png')}" srcset="${at('2.png')} 2x"><picture><source srcset="${at('3')}"><img src="//127.0.0.1/4"></picture><table background="${at('5')}"><tr><td background="${at('6')}">t</td></tr></table><video src="${at('7')}" poster="${at('8')}"></video><audio src="${at('9')}" autoplay></audio>`,
    ),
    page('cid that is missing', '<img src="cid:nothing" alt="picture">'),
    page(
      'form',
      `<form action="${at('form')}" method="post"><input name="a"><button>Send</button></form><button formaction="${at('b')}">x</button>`,
    ),
    page('meta refresh', `<meta http-equiv="refresh" content="0;url=${at('meta')}">`),
    page(
      'links that run',
      `<a style="display:block;padding:90px" href="javascript:${run}">click</a><a href="data:text/html,<script>${run}</script>">d</a><a href="&#106;avascript:${run}">e</a><a href=" java\tscript:${run}">t</a>`,
    ),
    page(
      'links that lead away',
      `<a style="display:block;padding:90px" target="_top" ping="${at('ping')}" href="${at('link')}">click</a>`,
    ),
    page(
      'styles that load',
      `<style>@import "${at('i.css')}";@import url(${at('j.css')});body{background:url(${at('u.png')})}@font-face{font-family:f;src:url(${at('f')})}p{font-family:f;background:u\\72l(${at('e')});list-style:image-set("${at('n')}" 1x)}</style><p style="background:url('${at('p')}');behavior:url(${at('h')});-moz-binding:url(${at('m')})">s</p><link rel="stylesheet" href="${at('l.css')}"><link rel="dns-prefetch" href="//evil.example"><link rel="prefetch" href="${at('pf')}">`,
    ),
    page(
      'SVG',
      `<svg onload="${run}"><script>${run}</script><image href="${at('svg')}"/><use href="${at('use')}#x"/><foreignObject><iframe src="${at('fo')}"></iframe></foreignObject><animate onbegin="${run}" attributeName="x"/></svg><img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${run}'/>">`,
    ),
    page(
      'MathML',
      `<math><mtext><mglyph><style><img src=x onerror="${run}"></style></mglyph></mtext><maction actiontype="statusline" xlink:href="javascript:${run}">m</maction></math>`,
    ),
    page('base', `<base href="${at('base/')}"><a href="relative">r</a><img src="relative.png">`),
    page(
      'frames',
      `<iframe src="${at('frame')}"></iframe><iframe srcdoc="<script>${run}</script>"></iframe><object data="${at('object')}"></object><embed src="${at('embed')}"><frameset><frame src="${at('f')}"></frameset><portal src="${at('portal')}"></portal>`,
    ),
    page(
      'mutation',
      `<noscript><p title="</noscript><img src=x onerror=${run}>"></noscript><form><math><mtext></form><form><mglyph><style></math><img src onerror="${run}"></style></mglyph></form><svg></p><style><a id="</style><img src=1 onerror=${run}>"></style></svg><textarea><img title="</textarea><img src=x onerror=${run}>"></textarea><xmp><p title="</xmp><img src=x onerror=${run}>"></xmp><!--><img src=x onerror="${run}">--><select><template><img src=x onerror="${run}"></template></select>`,
      'before',
    ),
    page(
      'names that hide others',
      `<img name="getElementById"><form id="body" name="attributes"><input name="parentNode"></form><a id="location" href="${at('clobber')}"></a><div id="__proto__"></div>`,
    ),
    page(
      'a frame that closes',
      `</body></html></iframe><script>${run}</script><img src="${at('closed')}">`,
    ),
    {
      name: 'headers',
      title: `<img src=x onerror="${run}">`,
      source: `__proto__: x\r\nconstructor: <img src=x onerror=${run}>\r\nFrom: <img/src=x/onerror=${run}> <e@x>\r\nSubject: <img src=x onerror="${run}">\r\n\r\nText of headers`,
      sees: 'Text of headers',
    },
    {
      name: 'plain text',
      title: 'plain text',
      source: `Subject: plain text\r\n\r\n<script>${run}</script> stays text`,
      sees: 'stays text',
    },
    {
      name: 'depth',
      title: 'depth',
      source: `Subject: depth\r\n${Array.from({ length: 300 }, (_, level) => multipart(`b${level}`)).join('')}`,
      sees: 'nested more than 20 deep',
    },
    {
      name: 'parts',
      title: 'parts',
      source: `Subject: parts\r\n${multipart('b')}\r\nfirst\r\n${'--b\r\n\r\nx\r\n'.repeat(5_000)}`,
      sees: 'more than 1,000 parts',
    },
    {
      name: 'header size',
      title: 'header size',
      source: `Subject: header size\r\n${`X: ${'y'.repeat(990)}\r\n`.repeat(1_500)}\r\nText`,
      sees: 'larger than 1 MB',
    },
    {
      name: 'text size',
      title: 'text size',
      source: `Subject: text size\r\n\r\n${'word '.repeat(600_000)}`,
      sees: 'Only its beginning is shown',
    },
    {
      name: 'broken Base64',
      title: 'broken Base64',
      source: 'Subject: broken Base64\r\nContent-Transfer-Encoding: base64\r\n\r\nSGVs*bG8h===x',
      sees: 'Hello!',
    },
    {
      name: 'wrong charset',
      title: 'wrong charset',
      source:
        'Subject: wrong charset\r\nContent-Type: text/plain; charset=nonsense\r\n\r\nreadable',
      sees: 'readable',
    },
    {
      name: 'boundary that never comes',
      title: 'boundary that never comes',
      source:
        'Subject: boundary that never comes\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\nText',
      sees: 'This message has no text.',
    },
    {
      name: 'calendar that never ends',
      title: 'calendar that never ends',
      source: `Subject: calendar that never ends\r\nContent-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\n${'BEGIN:VEVENT\r\n'.repeat(20_000)}`,
      sees: 'calendar item that cannot be read',
    },
    {
      name: 'program',
      title: 'program',
      source: `Subject: program\r\nContent-Type: application/octet-stream; name="../..\\\\invoice\u202efdp.exe"\r\nContent-Disposition: attachment\r\n\r\nMZ`,
      sees: 'invoicefdp.exe',
    },
    {
      name: 'messages in messages',
      title: 'messages in messages',
      source: Array.from({ length: 100 })
        .fill('Subject: messages in messages\r\nContent-Type: message/rfc822\r\n\r\n')
        .join('')
        .concat('Subject: innermost\r\n\r\nText'),
      sees: '1 attachment',
    },
  ]
}
