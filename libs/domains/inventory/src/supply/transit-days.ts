/** SQL: days on the road from a location to a buyer; of the divisions that begin the buyer's code, the longest counts. */
export function transitDaysSql(location: string, buyer: string): string {
  return `SELECT t.days FROM transit_time t JOIN dealer d ON d.id = ${buyer} AND d.division_code LIKE t.division_code || '%'
    WHERE t.location_id = ${location} ORDER BY length(t.division_code) DESC LIMIT 1`;
}
