/** The window as the browser's small picture; in the page itself, so that it costs no request. */
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 34 34"><path d="M5 33V14.500C5 8 11.500 5 17 1c5.500 4 12 7 12 13.500V33z" fill="#032f2e"/>' +
  '<path d="M17 5.500V29.500l8.500-2.600V14.500c0-4.200-4.300-6.200-8.500-9z" fill="#ffb000"/></svg>';
export const icon = `data:image/svg+xml,${encodeURIComponent(drawing)}`;
