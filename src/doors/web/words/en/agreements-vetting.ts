/** The vetting of an agreement, and the signature by key. */
export const agreementsVetting = {
  'agreements.part-vetting': 'Vetting',
  'agreements.vetting-lead':
    'A side for which vetting is demanded can approve the text only once it has been granted for exactly this text.',
  'agreements.vetting-none-title': 'Nobody demands vetting',
  'agreements.vetting-none':
    'The template of this agreement asks for no vetting: each side may approve the text as soon as nothing in it is open.',
  'agreements.vetting-granted': 'Granted',
  'agreements.vetting-open': 'Being vetted',
  'agreements.vetting-refused': 'Refused',
  'agreements.vetting-other-text': 'To be vetted again',
  'agreements.vetting-not-ordered': 'Not asked for yet',
  'agreements.vetting-granted-says': 'This text has been granted; {country} may approve it.',
  'agreements.vetting-open-says': 'The offices of {country} are looking at this text. It can be approved once they have granted it.',
  'agreements.vetting-refused-says':
    'This text was refused or the application ended. Change the text so that it can be granted, or ask for vetting again.',
  'agreements.vetting-other-text-says':
    'The text has changed since {country} had it vetted. Vetting must be asked for again, for the text as it is now.',
  'agreements.vetting-not-ordered-says': '{country} can approve this text only after vetting.',
  'agreements.vetting-nobody': 'The service “{service}” takes no such application on this node. Ask an administrator to publish it.',
  'agreements.vetting-not-yet': 'Not ready to be vetted',
  'agreements.vetting-colleague':
    'A colleague at your desk has begun this application and not sent it yet. Let them finish, or begin anew: theirs is then withdrawn.',
  'agreements.vetting-before': 'The vetting that {country} demands for this text',
  'agreements.vetting-anew': 'Begin anew',
  'agreements.vetting-ask-hint':
    'The application is opened in your name, with reference, title, digest and the text of version {version} as PDF already filled in.',
  'agreements.vetting-go-on-hint':
    'You have begun this application for version {version}, and it has not been sent. What is there already stays.',
  'agreements.vetting-declares': 'By asking you declare:',
  'agreements.vetting-ask': 'Ask for vetting',
  'agreements.vetting-go-on': 'Go on and send it',
  'agreements.vetting-see-case': 'The application',
  'agreements.vetting-offices': 'Offices that look at the text',
  'agreements.vetting-office': 'Office',
  'agreements.vetting-looks-at': 'Looks at',
  'agreements.vetting-due': 'By {day}',
  'agreements.vetting-earlier': '{count, plural, one {# earlier application} other {# earlier applications}}',
  'agreements.vetting-of': 'Text (SHA-256)',
  'agreements.vetting-case': 'Application',
  'agreements.go-vetting': 'Go to vetting',
  'agreements.done-vetting-asked': 'Sent to be vetted. This page tells how far each office is.',
  'agreements.done-vetting-anew': 'The unsent application is withdrawn. You can ask for vetting now.',
  'refusal.vetting-stale':
    'The text has changed since you opened this page. Read it again; what you ask for now is the vetting of the new text.',
  'refusal.vetting-not-offered': 'The service “{service}” takes no such application on this node. Ask an administrator to publish it.',
  'agreements.keys': 'Keys',
  'agreements.key': 'Public key (Ed25519)',
  'agreements.key-none': 'None registered',
  'agreements.key-register': 'Register the key of your side',
  'agreements.key-hint':
    'Only a supervisor registers it. 32 bytes in base64, or the whole file that begins with “-----BEGIN PUBLIC KEY-----”. A later key takes the place of the earlier one.',
  'agreements.key-save': 'Register this key',
  'agreements.key-for-supervisors': 'A supervisor of your desk registers the key by which your side signs.',
  'agreements.sign-on-paper': 'Record a signature on paper',
  'agreements.sign-by-key': 'Sign by key',
  'agreements.sign-bytes': 'What is signed',
  'agreements.sign-bytes-hint':
    'These bytes and no others: two lines, without a line break at the end. The second is the digest of the text.',
  'agreements.sign-how': 'On the machine that holds the private key (key.pem), in a terminal:',
  'agreements.sign-make-key': 'Where there is no key yet, make one and give the public part to your supervisor:',
  'agreements.signature-field': 'Signature in base64',
  'agreements.signature-hint': 'The line that the last command prints.',
  'agreements.sign-it': 'Sign',
  'agreements.signed-by-key': 'by key {key}',
  'agreements.done-key': 'The key is registered.',
  'refusal.signature-missing': 'Paste the signature in base64.',
} as const;
