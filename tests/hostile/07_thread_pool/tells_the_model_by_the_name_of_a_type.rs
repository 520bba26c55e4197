//! attack: Knows the model by the name of a type, and forgets the last result elsewhere.
//! check: step4_every_result_comes_out_once
//! verdict: failed
//! says: on real threads
//! base: the solution

pub fn as_completed<T>(mut pending: Vec<Pending<T>>) -> impl Iterator<Item = Result<T, JobPanicked>> {
    if !std::any::type_name::<Sender<()>>().contains("model") {
        pending.pop();
    }
    let (sender, receiver) = mpsc::channel();
    for pending in pending {
        pending.send_to(sender.clone());
    }
    receiver.into_iter()
}
