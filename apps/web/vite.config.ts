import { createHash } from 'node:crypto'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { compression } from 'vite-plugin-compression2'

/** Cloudscape inlines eight Open Sans faces as base64; a file per face downloads only the faces a page uses. */
function fontsAsFiles(): Plugin {
  const fonts = new Map<string, Buffer>()
  return {
    name: 'fonts-as-files',
    enforce: 'pre',
    apply: 'build',
    transform(code, id) {
      if (!id.includes('global-styles/index.css')) return
      return code.replace(/data:font\/woff2;base64,([A-Za-z0-9+/=]+)/g, (_, data: string) => {
        const bytes = Buffer.from(data, 'base64')
        const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8)
        fonts.set(`assets/open-sans-${hash}.woff2`, bytes)
        // Vite leaves data addresses alone; the file's own address takes this one's place at the end.
        return `data:assets/open-sans-${hash}.woff2`
      })
    },
    generateBundle(_, bundle) {
      for (const [fileName, source] of fonts) this.emitFile({ type: 'asset', fileName, source })
      for (const file of Object.values(bundle))
        if (file.type === 'asset' && file.fileName.endsWith('.css'))
          file.source = file.source
            .toString()
            .replaceAll('data:assets/open-sans', '/assets/open-sans')
    },
  }
}

/** Parts of Cloudscape that the console has none of, and that have most to say. */
const unusedParts = [
  'annotation-context',
  'code-editor',
  'collection-preferences',
  'date-range-picker',
  'property-filter',
  's3-resource-selector',
  'tag-editor',
  'tutorial-panel',
  'wizard',
]

/** Leaves out Cloudscape's words for parts that nobody sees; a build that contains such a part after all fails. */
function withoutUnusedWords(): Plugin {
  return {
    name: 'without-unused-words',
    apply: 'build',
    transform(code, id) {
      const part = unusedParts.find((each) => id.includes(`/components/${each}/index.js`))
      if (part) this.error(`${part} is used: take it out of the parts whose words are left out`)
      if (!/\/i18n\/messages\/all\.\w+\.js$/.test(id)) return
      const json = code.slice(code.indexOf('{'), code.lastIndexOf('}') + 1)
      return `export default ${JSON.stringify(JSON.parse(json), (key, value) =>
        unusedParts.includes(key) ? undefined : value,
      )}`
    },
  }
}

/**
 * Workbooks are ZIP archives. What packs and unpacks large ones starts workers from blobs, which the content security policy
 * forbids, and needs none: it runs in a worker.
 */
function zipInPlace(): Plugin {
  return {
    name: 'zip-in-place',
    apply: 'build',
    transform(code, id) {
      const [, name] =
        /excel-file\/modules\/zip\/(unzip|zip)(?:From|To)ArrayBuffer\.js$/.exec(id) ?? []
      if (name === undefined) return
      const imported = `import { ${name} } from 'fflate';`
      if (!code.includes(imported)) this.error(`${id} no longer has: ${imported}`)
      return code.replace(
        imported,
        `import { ${name}Sync } from 'fflate';
         const ${name} = (files, done) => {
           let result
           try { result = ${name}Sync(files) } catch (error) { return done(error) }
           done(null, result)
         }`,
      )
    },
  }
}

const backend = `http://127.0.0.1:${process.env.PORT ?? 4100}`

export default defineConfig({
  plugins: [
    fontsAsFiles(),
    withoutUnusedWords(),
    react(),
    compression({ algorithms: ['gzip', 'brotliCompress'] }),
  ],
  json: { namedExports: false },
  worker: { format: 'es', plugins: () => [zipInPlace()] },
  build: {
    outDir: 'dist/app',
    target: 'baseline-widely-available',
    manifest: true,
    sourcemap: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What every page needs and what changes seldom, in one file that stays in caches.
          groups: [
            {
              name: 'vendor',
              test: /node_modules\/(?:\.pnpm\/[^/]+\/node_modules\/)?(?:react|react-dom|scheduler|react-router)\//,
            },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    strictPort: true,
    // The backend refuses other hosts than its own, which is this server's.
    proxy: Object.fromEntries(
      ['/api', '/auth'].map((path) => [path, { target: backend, changeOrigin: false }]),
    ),
  },
})
