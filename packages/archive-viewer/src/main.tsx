import { render } from 'preact'

const place = document.getElementById('archive')
if (place) render(<h1>WorkMail archive</h1>, place)
