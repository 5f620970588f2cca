/**
 * The screen before the first page. It shows only the product's name, because no texts are loaded
 * yet.
 */
export function FirstLoad() {
  return (
    <main className="first-load" aria-busy="true">
      <h1>Mailroom</h1>
      <div className="first-load-line" />
      <div className="first-load-card" />
    </main>
  )
}
