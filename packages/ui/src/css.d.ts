/** Style sheets are imported for their effect; Vite puts them beside the code that draws with them. */
declare module '*.css'
