// Written by `npm run events` from the catalogue of standard events (docs/events.md); edit that.

/** Properties of the events that Strata knows by name. Others may be sent beside them. */
export interface StandardEvents {
  /** A message was sent to someone, and the channel took it. */
  message_sent: {
    campaign?: string;
    variant?: string;
    channel?: string;
    message?: string | number;
    message_type?: string;
    text?: string;
    account?: string | number;
    agent?: string | number;
  };
  /** The channel reported that a message arrived. */
  message_delivered: {
    campaign?: string;
    variant?: string;
    channel?: string;
    message?: string | number;
    message_type?: string;
  };
  /** A message could not be delivered. */
  message_bounced: {
    campaign?: string;
    variant?: string;
    channel?: string;
    message?: string | number;
    reason?: string;
  };
  /** Someone opened a message; the duration is how long they stayed. */
  message_opened: {
    campaign?: string;
    variant?: string;
    channel?: string;
    message?: string | number;
    message_type?: string;
    duration?: number;
    device?: string;
  };
  /** Someone clicked a link or a button in a message. */
  message_clicked: {
    campaign?: string;
    variant?: string;
    channel?: string;
    message?: string | number;
    message_type?: string;
    url?: string;
    title?: string;
    position?: number;
  };
  /** Someone replied: the text, and the keyword that it hit. */
  message_replied: {
    campaign?: string;
    variant?: string;
    channel?: string;
    message?: string | number;
    message_type?: string;
    text?: string;
    keyword?: string;
    account?: string | number;
    agent?: string | number;
  };
  /** Someone wrote to the company of their own accord. */
  message_received: {
    channel?: string;
    message?: string | number;
    message_type?: string;
    text?: string;
    keyword?: string;
    account?: string | number;
    agent?: string | number;
  };
  /** Someone passed a message or its content on. */
  message_forwarded: {
    campaign?: string;
    channel?: string;
    message?: string | number;
    message_type?: string;
    url?: string;
    group?: string | number;
  };
  /** What the message was for happened within its window. */
  message_converted: {
    campaign?: string;
    variant?: string;
    channel?: string;
    message?: string | number;
    order?: string | number;
    amount?: number;
  };
  /** Someone wants no more of a channel or a kind of message. */
  message_unsubscribed: {
    campaign?: string;
    variant?: string;
    channel?: string;
    message?: string | number;
    reason?: string;
  };
  /** Someone reported a message as spam. */
  message_complained: {
    campaign?: string;
    variant?: string;
    channel?: string;
    message?: string | number;
    reason?: string;
  };
  /** What someone wrote hit the keyword of an automatic answer. */
  keyword_matched: {
    keyword?: string;
    text?: string;
    channel?: string;
    account?: string | number;
    group?: string | number;
  };
  /** Someone chose from an account's or a bot's menu. */
  menu_clicked: {
    title?: string;
    url?: string;
    channel?: string;
    account?: string | number;
  };
  /** Someone downloaded a file from a chat, a group or a page. */
  file_downloaded: {
    file?: string;
    file_type?: string;
    size?: number;
    url?: string;
    channel?: string;
    message?: string | number;
    group?: string | number;
  };
  /** A conversation with an agent or a bot began. */
  conversation_started: {
    channel?: string;
    account?: string | number;
    agent?: string | number;
    keyword?: string;
    source?: string;
  };
  /** Someone rated a conversation. */
  conversation_rated: {
    rating?: number;
    text?: string;
    channel?: string;
    agent?: string | number;
    duration?: number;
  };
  /** Someone added an account or an agent as a contact. */
  contact_added: {
    channel?: string;
    account?: string | number;
    agent?: string | number;
    source?: string;
  };
  /** Someone removed an account or an agent from their contacts. */
  contact_removed: {
    channel?: string;
    account?: string | number;
    agent?: string | number;
    reason?: string;
  };
  /** Someone followed an account or a channel. */
  account_followed: {
    channel?: string;
    account?: string | number;
    source?: string;
  };
  /** Someone follows an account no more. */
  account_unfollowed: {
    channel?: string;
    account?: string | number;
    reason?: string;
  };
  /** Someone blocked an account: nothing more should be sent there. */
  account_blocked: {
    channel?: string;
    account?: string | number;
    agent?: string | number;
    reason?: string;
  };
  /** Someone lifted a block. */
  account_unblocked: {
    channel?: string;
    account?: string | number;
    agent?: string | number;
  };
  /** Someone joined a group. */
  group_joined: {
    group?: string | number;
    group_name?: string;
    members?: number;
    channel?: string;
    source?: string;
  };
  /** Someone left a group, or was removed: the reason says which. */
  group_left: {
    group?: string | number;
    group_name?: string;
    members?: number;
    channel?: string;
    reason?: string;
  };
  /** Someone wrote in a group. */
  group_message_posted: {
    group?: string | number;
    group_name?: string;
    message?: string | number;
    message_type?: string;
    text?: string;
    keyword?: string;
  };
  /** Someone took part: a draw, a check-in, a group purchase, a live show. */
  activity_joined: {
    activity?: string;
    activity_type?: string;
    channel?: string;
    group?: string | number;
    source?: string;
  };
  /** Someone finished an activity and got its reward. */
  activity_completed: {
    activity?: string;
    activity_type?: string;
    reward?: string;
    points?: number;
  };
  /** Someone searched for products. */
  product_searched: {
    keyword?: string;
    results?: number;
    category?: string;
    channel?: string;
  };
  /** Someone looked at a category or a list. */
  product_list_viewed: {
    list?: string;
    category?: string;
    position?: number;
    results?: number;
    channel?: string;
  };
  /** Someone looked at a product. */
  product_viewed: {
    product?: string;
    sku?: string | number;
    category?: string;
    brand?: string;
    price?: number;
    position?: number;
    duration?: number;
    channel?: string;
  };
  /** Someone kept a product for later. */
  product_favourited: {
    product?: string;
    sku?: string | number;
    category?: string;
    brand?: string;
    price?: number;
  };
  /** Someone shared a product. */
  product_shared: {
    product?: string;
    sku?: string | number;
    category?: string;
    channel?: string;
    group?: string | number;
  };
  /** Someone reviewed a product. */
  product_reviewed: {
    product?: string;
    sku?: string | number;
    category?: string;
    rating?: number;
    text?: string;
    order?: string | number;
  };
  /** Someone put a product into the cart. */
  cart_added: {
    product?: string;
    sku?: string | number;
    category?: string;
    brand?: string;
    price?: number;
    quantity?: number;
    channel?: string;
  };
  /** Someone took a product out of the cart. */
  cart_removed: {
    product?: string;
    sku?: string | number;
    category?: string;
    price?: number;
    quantity?: number;
  };
  /** Someone looked at the cart. */
  cart_viewed: {
    amount?: number;
    items?: number;
    products?: readonly unknown[];
    channel?: string;
  };
  /** Someone began to check out. */
  checkout_started: {
    order?: string | number;
    amount?: number;
    items?: number;
    products?: readonly unknown[];
    coupon?: string;
    channel?: string;
  };
  /** An order was placed, not yet paid. */
  order_created: {
    order?: string | number;
    amount?: number;
    items?: number;
    products?: readonly unknown[];
    coupon?: string;
    channel?: string;
    store?: string;
  };
  /** An order was paid. The amount is what was paid. */
  order_completed: {
    order?: string | number;
    amount?: number;
    items?: number;
    products?: readonly unknown[];
    product?: string;
    sku?: string | number;
    category?: string;
    price?: number;
    quantity?: number;
    coupon?: string;
    discount?: number;
    shipping?: number;
    tax?: number;
    currency?: string;
    payment?: string;
    channel?: string;
    store?: string;
    country?: string;
    deliver_by?: string;
  };
  /** An order was shipped. */
  order_shipped: {
    order?: string | number;
    carrier?: string;
    deliver_by?: string;
    store?: string;
  };
  /** An order arrived. */
  order_delivered: {
    order?: string | number;
    carrier?: string;
    store?: string;
  };
  /** An order was cancelled. */
  order_cancelled: {
    order?: string | number;
    amount?: number;
    items?: number;
    product?: string;
    sku?: string | number;
    price?: number;
    quantity?: number;
    reason?: string;
    country?: string;
  };
  /** All or a part of an order was paid back. The amount is what was paid back. */
  order_refunded: {
    order?: string | number;
    amount?: number;
    items?: number;
    product?: string;
    sku?: string | number;
    price?: number;
    quantity?: number;
    reason?: string;
    country?: string;
  };
  /** Someone got a coupon. */
  coupon_received: {
    coupon?: string;
    campaign?: string;
    discount?: number;
    channel?: string;
    source?: string;
  };
  /** Someone used a coupon. */
  coupon_used: {
    coupon?: string;
    campaign?: string;
    discount?: number;
    order?: string | number;
  };
  /** A subscription or membership began. */
  subscription_started: {
    plan?: string;
    amount?: number;
    payment?: string;
    channel?: string;
  };
  /** A subscription or membership was given up. */
  subscription_cancelled: {
    plan?: string;
    reason?: string;
  };
  /** Someone earned points. */
  points_earned: {
    points?: number;
    reason?: string;
    order?: string | number;
    level?: string;
  };
  /** Someone spent points. */
  points_spent: {
    points?: number;
    reason?: string;
    order?: string | number;
    reward?: string;
  };
  /** Someone came to a store. */
  store_visited: {
    store?: string;
    city?: string;
    duration?: number;
    source?: string;
  };
  /** Someone opened the app or the site. */
  session_started: {
    channel?: string;
    duration?: number;
    source?: string;
    campaign?: string;
    device?: string;
    os?: string;
    app_version?: string;
    city?: string;
  };
  /** A visit ended; the duration is that of the whole visit. */
  session_ended: {
    channel?: string;
    duration?: number;
    device?: string;
  };
  /** Someone looked at a page: what `page` of the SDK records. */
  page_viewed: {
    page?: string;
    title?: string;
    url?: string;
    search?: string;
    referrer?: string;
    duration?: number;
    source?: string;
    campaign?: string;
    device?: string;
  };
  /** Someone signed up. */
  signed_up: {
    method?: string;
    channel?: string;
    source?: string;
    campaign?: string;
  };
  /** Someone signed in. */
  signed_in: {
    method?: string;
    channel?: string;
    device?: string;
  };
  /** Someone signed out. */
  signed_out: {
    channel?: string;
    device?: string;
  };
  /** Someone submitted a form. */
  form_submitted: {
    form?: string;
    page?: string;
    url?: string;
    source?: string;
    campaign?: string;
  };
  /** Someone watched a video or a live show; the duration is how long. */
  video_watched: {
    video?: string;
    duration?: number;
    channel?: string;
    position?: number;
  };
  /** Someone installed the app. */
  app_installed: {
    os?: string;
    app_version?: string;
    device?: string;
    source?: string;
    campaign?: string;
  };
  /** Someone removed the app, as the push channel reports it. */
  app_uninstalled: {
    os?: string;
    app_version?: string;
    device?: string;
  };
  /** Someone's level changed. */
  level_changed: {
    level?: string;
    reason?: string;
    points?: number;
  };
}
