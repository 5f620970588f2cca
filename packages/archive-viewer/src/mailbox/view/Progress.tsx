/** How far something is, in words that a screen reader tells politely, and as a bar. */
export function Progress({ done, all, children }: { done: number; all: number; children: string }) {
  return (
    <div class="progress">
      <span role="status">{children}</span>
      <progress value={done} max={Math.max(1, all)} aria-label={children} />
    </div>
  )
}
