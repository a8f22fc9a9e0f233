/** What the command that opens the palette does. */
export const paletteCommand = 'Find anything by name: commands, services, traces, spans';
