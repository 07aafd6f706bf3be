//! The search for one unit: Dijkstra over what the town has left open.
//!
//! All lengths are measured against prices, so that none is negative; see the head of
//! [`crate::flow`]. Needs are not nodes of their own: the first offer that reaches a need it
//! serves does so by the shortest way, since every way in use has length 0.

use super::Solver;
use crate::candidates::Candidate;
use std::cmp::Reverse;

impl Solver<'_> {
    /// Dijkstra from a need over everything that is open, until no shorter way out is left.
    pub(super) fn look_for_a_way(&mut self, need: u32) {
        self.search += 1;
        self.heap.clear();
        self.passed.clear();
        self.best = (i64::MAX, 0);
        self.seen[need as usize] = (self.search, u32::MAX);
        self.ask_around(need, 0);
        while let Some(Reverse((length, at))) = self.heap.pop() {
            if length >= self.best.0 {
                break;
            }
            if length > self.nodes[at as usize].length {
                continue;
            }
            self.passed.push(at);
            match (at as usize).checked_sub(self.net.limit.len()) {
                None => self.leave_person(at, length),
                Some(offer) => self.leave_offer(at, offer, length),
            }
        }
    }

    /// From a need to its candidates. Rows are sorted and prices not negative, hence the stop.
    fn ask_around(&mut self, need: u32, so_far: i64) {
        let people = self.net.limit.len() as u32;
        let before = people + self.net.owner.len() as u32 + need;
        let net = self.net;
        for &Candidate { cost, offer } in net.candidates.of(need) {
            let length = so_far + i64::from(cost);
            if length >= self.best.0 {
                break;
            }
            let to = people + offer;
            let price = self.nodes[to as usize].price;
            if self.reach(to, length + price, before, cost) {
                self.look_out(offer, length);
            }
        }
    }

    /// Whether the offer itself is a way out, and the shortest so far. Looked at as early as
    /// can be, because it cuts short all that is longer. `length` is without the price here.
    fn look_out(&mut self, offer: u32, length: i64) {
        let at = offer as usize;
        let person = self.net.owner[at] as usize;
        let asked = self.asked[person];
        if self.used[at] < self.net.room[at] && asked < self.net.limit[person] {
            let out = length + self.net.first[person] + self.net.step * i64::from(asked);
            if out < self.best.0 {
                self.best = (out, offer);
            }
        }
    }

    /// From an offer to its person, if it has room; or to the needs it serves, which may have
    /// somewhere else to go.
    fn leave_offer(&mut self, at: u32, offer: usize, length: i64) {
        let price = self.nodes[at as usize].price;
        if self.used[offer] < self.net.room[offer] {
            let person = self.net.owner[offer];
            let there = length + self.nodes[person as usize].price - price;
            self.reach(person, there, at, 0);
        }
        for i in 0..self.given[offer].len() {
            let share = self.given[offer][i];
            let seen = &mut self.seen[share.need as usize];
            if seen.0 != self.search {
                *seen = (self.search, at);
                self.ask_around(share.need, length - i64::from(share.cost) - price);
            }
        }
    }

    /// From a person to those of their offers that are in use: one of them may be given up
    /// for what they are asked now.
    fn leave_person(&mut self, person: u32, length: i64) {
        let people = self.net.limit.len() as u32;
        let price = self.nodes[person as usize].price;
        for i in 0..self.offers_of[person as usize].len() {
            let offer = self.offers_of[person as usize][i];
            if self.used[offer as usize] > 0 {
                let to = people + offer;
                let there = length + self.nodes[to as usize].price - price;
                self.reach(to, there, person, 0);
            }
        }
    }

    /// Notes a way to a node, if it is open and the way is shorter than any before.
    fn reach(&mut self, to: u32, length: i64, before: u32, paid: u32) -> bool {
        let node = &mut self.nodes[to as usize];
        let known = node.search == self.search && node.length <= length;
        if node.closed != 0 || known || length >= self.best.0 {
            return false;
        }
        node.search = self.search;
        node.length = length;
        node.before = before;
        node.paid = paid;
        self.heap.push(Reverse((length, to)));
        true
    }
}
