/** Branch offices and the regencies of their work areas. Source: CONTRACT section 1. */
export const branches = [
  {
    code: 'DPS',
    name: 'Bali Denpasar',
    regencyCodes: ['51.01', '51.02', '51.03', '51.08', '51.71'],
  },
  { code: 'GIA', name: 'Gianyar', regencyCodes: ['51.04', '51.05', '51.06', '51.07'] },
] as const;
