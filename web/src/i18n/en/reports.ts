import type zh from '../zh-CN/reports'

const reports: typeof zh = {
  report: {
    title: 'Report unlawful building', from: 'Report a building that may be unlawful', lead: 'No account needed. Tell us what you saw and where.', status: 'How far is my house?',
    what: 'What you saw', whatHint: 'For example: a new wall one storey high by the road, three workers.', when: 'On which day', village: 'In which village', chooseVillage: 'Please choose', noPlaces: 'The villages could not be fetched.',
    place: 'Where it is', here: 'Use the phone\'s position', again: 'Measure again', asking: 'Finding the position…', found: 'Position found, within about {m} m', denied: 'The phone does not allow its position. Type the coordinates, or allow it in the settings.', unavailable: 'No position was found. Try again, or type the coordinates.',
    placeUse: 'The position only serves the officers to find the place; it is not published. Stand where you can see it.', typed: 'Type coordinates', lon: 'Longitude', lat: 'Latitude',
    photo: 'Photo (one, if you like)', takePhoto: 'Take a photo', changePhoto: 'Take another', dropPhoto: 'Leave the photo out', photoAlt: 'The photo to be sent',
    you: 'Who you are (if you like)', youHint: 'Name and phone are sealed: only the officers who may ask back see them, and the person you report never does.', name: 'Name', phone: 'Phone', nameForPhone: 'With a phone number, please give a name too, so that we know whom to ask for.',
    send: 'Report', sending: 'Sending…', waits: 'It was not sent. Press “Report” again; it will not be registered twice.', wait: 'Too many reports came from here. Come back after {time}, or call the township.',
    missing: { description: 'Say what you saw.', location: 'Find the position, or type the coordinates.', village: 'Choose the village.', reporter_name: 'Please give a name too.' },
    thanks: 'Received', number: 'Number', keep: 'Please note the number; you need it to ask for the result.', withPhoto: 'The photo arrived as well.', next: 'What happens next', judged: 'Whether it is unlawful can only be said after that; a report is a lead and no more.',
    call: 'Call', print: 'Print', another: 'Report another place', privacy: 'Only this place is looked at, and whoever reports it is not made public. In an emergency call 110, 119 or 120.',
  },
}
export default reports
