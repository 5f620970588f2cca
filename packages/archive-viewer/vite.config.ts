import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

/** What the page may do, besides running the one script that is in it. Source: ARC-03. */
const policy = (hash: string) =>
  [
    "default-src 'none'",
    `script-src '${hash}'`,
    // A frame with a message inherits this policy: with hashes only, mail would lose its styles.
    "style-src 'unsafe-inline'",
    'img-src data:',
    "frame-src 'self'",
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')

/** Writes a script so that nothing in it can end the element it stands in. */
const inElement = (code: string) =>
  code
    .replaceAll(/<\/(?=script)/gi, '<\\/')
    .replaceAll('<!--', '<\\!--')
    .trim()

/** Makes one page of script and styles, which needs no other file. Source: ARC-02. */
function onePage(): Plugin {
  return {
    name: 'one-page',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const files = Object.values(bundle)
      const page = bundle['index.html']
      const chunks = files.filter((file) => file.type === 'chunk')
      const [chunk] = chunks
      if (page?.type !== 'asset' || !chunk || chunks.length > 1)
        return this.error('There has to be one page with one script')
      const styles = files
        .filter((file) => file.type === 'asset' && file.fileName.endsWith('.css'))
        .map((file) => ('source' in file ? file.source.toString().trim() : ''))
        .join('\n')
      const script = inElement(chunk.code)
      const hash = `sha256-${createHash('sha256').update(script).digest('base64')}`
      page.source = page.source
        .toString()
        .replaceAll(
          /\s*<script[^>]*src=[^>]*><\/script>|\s*<link rel="(?:stylesheet|modulepreload)"[^>]*>/g,
          '',
        )
        .replace(
          '<meta name="viewport"',
          `<meta http-equiv="Content-Security-Policy" content="${policy(hash)}" />\n    <meta name="viewport"`,
        )
        .replace('</head>', () => (styles ? `  <style>${styles}</style>\n  </head>` : '</head>'))
        .replace('<!--archive-script-->', () => `<script>${script}</script>`)
      for (const { fileName } of files) if (fileName !== 'index.html') delete bundle[fileName]
    },
  }
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [onePage()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  json: { namedExports: false },
  worker: { format: 'iife' },
  build: {
    outDir: join(import.meta.dirname, 'dist/page'),
    target: 'baseline-widely-available',
    sourcemap: false,
    modulePreload: false,
    rolldownOptions: { output: { format: 'iife', codeSplitting: false } },
  },
})
