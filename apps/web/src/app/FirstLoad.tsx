/** Stands on the screen until the first page is there. It says nothing but the product's name, because no words are loaded yet. */
export function FirstLoad() {
  return (
    <main className="first-load" aria-busy="true">
      <h1>Mailroom</h1>
      <div className="first-load-line" />
      <div className="first-load-card" />
    </main>
  )
}
