import './style.css'
import { render } from 'preact'
import { config } from 'zod/mini'
import { App } from './frame/App.tsx'

// The policy forbids code made from texts, and even asking for it would be reported.
config({ jitless: true })

const place = document.getElementById('archive')
if (place) render(<App />, place)
