export { type AnsweredBidder, answerBidders, type BidderAnswer } from './answer-bidders.ts';
export { refuseTender, tenderErrors } from './errors.ts';
export { type Bidder, type BidderRemark, bidderRemarks, mostBidders, readBidders } from './read-bidders.ts';
