/** The most characters that are pasted at once: more would stop the page for seconds. */
export const longestPaste = 65_536
