import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { parse } from '@formatjs/icu-messageformat-parser'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { compression } from 'vite-plugin-compression2'
import * as z from 'zod/mini'
import { declarationsApart, listOfDeclaration } from './declarations-apart.ts'
import { plainMessage } from './src/kit/words/words.ts'
import { withoutUnusedIcons } from './without-unused-icons.ts'
import { wordsOfAreas } from './words-of-areas.ts'

/** The faces that every page has, in texts and headings. */
const everywhere = /font-weight:\s*(?:400|700);\s*font-style:\s*normal/

/**
 * Cloudscape inlines eight Open Sans faces as base64; a file per face downloads only the faces a
 * page uses. Those of every page are asked for at once, so that no line moves when they come.
 */
function fontsAsFiles(): Plugin {
  const fonts = new Map<string, Buffer>()
  const preloaded = new Set<string>()
  return {
    name: 'fonts-as-files',
    enforce: 'pre',
    apply: 'build',
    transform(code, id) {
      if (!id.includes('global-styles/index.css')) return
      return code.replace(/@font-face\s*\{[^}]*\}/g, (face) =>
        face.replace(/data:font\/woff2;base64,([A-Za-z0-9+/=]+)/g, (_, data: string) => {
          const bytes = Buffer.from(data, 'base64')
          const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8)
          const fileName = `assets/open-sans-${hash}.woff2`
          fonts.set(fileName, bytes)
          if (everywhere.test(face)) preloaded.add(fileName)
          // Vite leaves data addresses alone; the file's own address takes this one's place at the end.
          return `data:${fileName}`
        }),
      )
    },
    transformIndexHtml: () =>
      [...preloaded].map((fileName) => ({
        tag: 'link',
        attrs: {
          ...{ rel: 'preload', as: 'font', type: 'font/woff2' },
          ...{ href: `/${fileName}`, crossorigin: true },
        },
        injectTo: 'head',
      })),
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

/** Leaves out the summaries of operations: the API reference, alone, has them from the backend. */
function withoutSummaries(): Plugin {
  return {
    name: 'without-summaries',
    enforce: 'pre',
    apply: 'build',
    transform(code, id) {
      if (!/\/schemas\/src\/[\w-]+\.ts$/.test(id) || id.endsWith('/declare.ts')) return undefined
      return code.replaceAll(/^ {4}summary:\s*(?:'[^'\n]*'|"[^"\n]*"),$/gm, '')
    },
  }
}

/**
 * Parses the words of the console in the build, not in the browser, and leaves out what would parse
 * them there.
 */
function wordsParsed(): Plugin {
  return {
    name: 'words-parsed',
    enforce: 'pre',
    apply: 'build',
    config: () => ({
      resolve: {
        alias: {
          '@formatjs/icu-messageformat-parser': '@formatjs/icu-messageformat-parser/no-parser.js',
        },
      },
    }),
    transform(code, id) {
      if (!/\/web\/src\/.*\/locales\/\w+\.json$/.test(id)) return
      const words = z.record(z.string(), z.string()).parse(JSON.parse(code))
      return JSON.stringify(
        Object.fromEntries(
          Object.entries(words).map(([key, text]) => [
            key,
            plainMessage.test(text) ? text : parse(text),
          ]),
        ),
      )
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

/** Fails the build if the page of all blocks, which is for development and tests, got into it. */
function withoutGallery(): Plugin {
  return {
    name: 'without-gallery',
    apply: 'build',
    transform(_, id) {
      if (id.includes('/web/src/gallery/')) this.error(`${id} is no part of the product`)
    },
  }
}

/** The pages that people see before they are signed in. */
const lonePages = ['sign-in', 'signed-in']

/**
 * Lets the browser ask for the shell together with the routes, not after them. The pages before the
 * sign-in are files of their own, without it.
 */
function preloadShell(): Plugin {
  return {
    name: 'preload-shell',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const page = bundle['index.html']
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
      const shell = chunks.find(({ moduleIds }) =>
        moduleIds.some((id) => id.endsWith('/shell/Shell.tsx')),
      )
      if (page?.type !== 'asset' || !shell) return this.error('There is no page, or no shell')
      const lone = page.source.toString()
      for (const name of lonePages)
        this.emitFile({ type: 'asset', fileName: `${name}.html`, source: lone })
      const files = [shell, ...chunks.filter(({ fileName }) => shell.imports.includes(fileName))]
      const links = files
        .filter(({ fileName }) => !lone.includes(fileName))
        .flatMap(({ fileName, viteMetadata }) => [
          `<link rel="modulepreload" crossorigin href="/${fileName}">`,
          ...[...(viteMetadata?.importedCss ?? [])].map(
            (style) => `<link rel="preload" as="style" crossorigin href="/${style}">`,
          ),
        ])
      page.source = lone.replace('</head>', `  ${links.join('\n    ')}\n  </head>`)
    },
  }
}

type Graph = {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null
}

const sources = /\/web\/src\/(?!.*\/locales\/)/

/** Whether a module is needed before anybody is signed in. */
function isBase(id: string): boolean {
  return /\/web\/src\/(?:(?:main|areas)\.tsx?|areas\/[a-z-]+\/area\.ts|kit\/(?:words\/(?:texts|words|language)|page\/route|data\/(?:preferences|storage|jitless))\.ts|shell\/(?:routes|shell-words|FirstLoad|LoneErrorPage|appearance)\.tsx?)$/.test(
    id,
  )
}

/** Whether a module is a part of most pages: Cloudscape, forms, tables, and what the areas share. */
function isCommon(id: string): boolean {
  if (listOfDeclaration(id)) return false
  if (/@cloudscape-design|@tanstack|react-hook-form|packages\/(?:ui|schemas)\//.test(id))
    return true
  return sources.test(id) && /\/web\/src\/(?:kit|shell)\//.test(id)
}

/** Whether a module is a part of the frame that every signed-in page has. */
function isShell(id: string): boolean {
  return /\/web\/src\/shell\/(?:Shell|PageError|RegionFrame|load-session)\.tsx?$/.test(id)
}

/** The pages that people open first, and what stands around every page. */
const firstPages = [
  'shell/Shell.tsx',
  'kit/access/guarded.tsx',
  'areas/organizations/list/OrganizationsPage.tsx',
  'areas/organizations/OrganizationFrame.tsx',
  'areas/directory/users/UsersPage.tsx',
].map((file) => join(import.meta.dirname, 'src', file))

/** Returns the modules that the pages which people open first import, and those that these import. */
function modulesOfFirstPages(graph: Graph): Set<string> {
  const modules = new Set(firstPages)
  // A set also walks what is added to it meanwhile.
  for (const id of modules) {
    const info = graph.getModuleInfo(id)
    if (!info) throw new Error(`${id} is not in the build`)
    for (const imported of info.importedIds) modules.add(imported)
  }
  return modules
}

let first: Set<string> | undefined

/** The parts of most pages: those of the first pages, and apart those of forms and of a thing's page. */
function partOfMost(id: string, graph: Graph): string | undefined {
  if (!isCommon(id)) return undefined
  first ??= modulesOfFirstPages(graph)
  return first.has(id) ? 'common' : 'forms'
}

/** The texts that most pages need besides their own, in one file per language. */
function wordsOfMost(id: string): string | undefined {
  const [, language] =
    /\/web\/src\/(?:kit\/(?:words|entity)|shell\/palette|areas\/organizations)\/locales\/(\w+)\.json$/.exec(
      id,
    ) ?? []
  return language && `words-${language}`
}

const backend = `http://127.0.0.1:${process.env.PORT ?? 4100}`

export default defineConfig({
  plugins: [
    fontsAsFiles(),
    preloadShell(),
    withoutUnusedWords(),
    withoutUnusedIcons(),
    withoutSummaries(),
    withoutGallery(),
    wordsOfAreas(),
    wordsParsed(),
    declarationsApart(),
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
          // Few files: a browser asks for each, and one per combination of pages would be a hundred.
          groups: [
            // The routes and what the sign-in page needs, which must not load the rest.
            { name: 'base', test: isBase, priority: 40 },
            {
              // What changes seldom, in one file that stays in caches.
              name: 'vendor',
              test: /node_modules\/(?:\.pnpm\/[^/]+\/node_modules\/)?(?:react|react-dom|scheduler|react-router)\//,
              priority: 50,
            },
            { name: wordsOfMost, debugName: 'words', priority: 45 },
            { name: partOfMost, debugName: 'parts', priority: 20, minShareCount: 5 },
            // After the parts of most pages, of which it would take what it imports.
            {
              name: 'leaving',
              test: (id) => listOfDeclaration(id) === 'leaving',
              priority: 19,
            },
            { name: 'access', test: (id) => listOfDeclaration(id) === 'access', priority: 19 },
            { name: 'shell', test: isShell, priority: 18 },
            {
              name: 'leaving-app',
              test: /\/areas\/leaving\/(?!.*\/locales\/)/,
              priority: 16,
              minShareCount: 5,
            },
            { name: 'app', test: sources, priority: 15, minShareCount: 5 },
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
